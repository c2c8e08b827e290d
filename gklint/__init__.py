"""gklint lints 政府信息公开工作年度报告: `lint`, `load` and `facts` are its Python face."""

__version__ = "0.1.0"
