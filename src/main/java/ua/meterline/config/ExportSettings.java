package ua.meterline.config;

/** Scheduled exports to billing. */
public record ExportSettings(
        @Setting(
                section = "Export to billing, and retention",
                name = "meterline.export.cron",
                format = TextFormat.CRON,
                help = """
                        When readings are exported: a Quartz cron expression in meterline.timezone (second minute hour
                        day-of-month month day-of-week). 0 30 2 6 * ? is 02:30 on the 6th. Empty: only the command
                        export.""")
        String cron,

        @Setting(
                name = "meterline.export.format",
                defaultValue = "csv",
                pattern = "csv|jsonl|xml",
                message = "must be csv, jsonl or xml",
                help = "csv, jsonl or xml.")
        String format,

        @Setting(name = "meterline.export.closed-only", defaultValue = "false", help = """
                        true: scheduled exports leave a period out until its window is over. false: they export what
                        counts so far, and corrections follow in later batches.""")
        boolean closedOnly) {}
