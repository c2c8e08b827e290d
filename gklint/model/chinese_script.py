"""Traditional characters simplified one for one: those of labels, headings and statutory wording."""

from gklint.model.lazy_pattern import lazy_pattern

_PAIRS = (
    "總总 體体 況况 動动 開开 務务 執执 處处 罰罚 強强 設设 業业 費费 採采 購购 數数 額额 說说 機机 關关 "
    "個个 會会 組组 織织 結结 轉转 繼继 續续 辦办 屬属 國国 責责 項项 無无 當当 補补 縣县 與与 規规 範范 "
    "製制 從从 經经 複复 議议 訴诉 訟讼 維维 糾纠 審审 據据 請请 產产 權权 單单 際际 徵征 過过 頒颁 銷销 "
    "違违 類类 內内 確确 認认 證证 獲获 報报 條条 號号 為为 獨独 試试 爲为 統统 計计 問问 題题 進进 對对 "
    "減减 許许 檢检 萬万 穩稳 護护 詢询 沒没 現现 訪访 舉举 發发 廢废 復复 這这 區区 納纳 則则 係系 於于 "
    "餘余 準准 繳缴 眾众 圍围 養养 時时 錄录 門门 戶户 網网 欄栏 監监 將将 訓训 評评 讀读 還还 夠够 員员 "
    "圖图 實实 簡简 稱称 編编 層层 級级 導导 劃划 領领 頁页 來来 間间 團团 決决 鎮镇 鄉乡 廳厅 屆届 "
)
TO_SIMPLIFIED = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
_TRADITIONAL = lazy_pattern(f"[{''.join(map(chr, TO_SIMPLIFIED))}]")


def simplified(text: str) -> str:
    """The text in simplified characters, each where it was."""
    return text.translate(TO_SIMPLIFIED) if _TRADITIONAL.search(text) is not None else text
