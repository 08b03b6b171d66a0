package ua.meterline.config;

/**
 * Scheduled exports to billing.
 *
 * @param cron a Quartz cron expression; empty: no scheduled export
 * @param format csv, jsonl or xml
 */
public record ExportSettings(String cron, String format) {}
