package ua.meterline.config;

import java.time.Duration;

/**
 * How long personal data is kept.
 *
 * @param messages how long texts and numbers of messages are kept
 * @param cron a Quartz cron expression; empty: no scheduled purge
 */
public record RetentionSettings(Duration messages, String cron) {}
