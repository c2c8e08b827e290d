"""The characters of reports and forms in traditional script, as converted mirrors of government sites show them."""

_PAIRS = (
    "总總 体體 况況 开開 处處 请請 复復 议議 诉訴 讼訟 问問 题題 进進 报報 项項 据據 国國 条條 简簡 称稱 "
    "规規 编編 制製 组組 数數 统統 计計 机機 关關 坚堅 为為 态態 围圍 众眾 会會 养養 务務 时時 办辦 执執 "
    "发發 审審 录錄 设設 门門 户戶 网網 栏欄 维維 护護 内內 监監 将將 纳納 织織 业業 训訓 评評 责責 读讀 "
    "还還 够夠 员員 图圖 强強 无無 实實 费費 结結 转轉 继繼 续續 没沒 经經 废廢 构構 类類 别別 页頁 来來 "
    "间間 号號 试試 与與 对對 减減 购購 额額 决決 许許 检檢 确確 认認 罚罰 单單 这這 属屬 稳穩 权權 过過 "
    "询詢 现現 补補 当當 获獲 "
)
_TABLE = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}


def traditional(text: str) -> str:
    """The text with each character replaced by its traditional form."""
    return text.translate(_TABLE)
