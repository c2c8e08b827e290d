"""What a run found as data: tables for SQL and data frames, in one SQLite file or a folder of Parquet files."""
