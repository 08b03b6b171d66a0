package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReplyTexts;

/**
 * The settings of a gateway, checked. Their names, defaults and meanings stand in {@code application.properties}.
 * Immutable.
 */
public record Settings(
        Path dataDir,
        String databaseUrl,
        Duration databaseTimeout,
        ZoneId timezone,
        String shortCode,
        ReadingFormat readingFormat,
        ReplyTexts replies,
        boolean lenient,
        BillingSettings billing,
        List<LinkSettings> links,
        MailSettings mail,
        InboxSettings inbox,
        SmsSettings sms,
        ExportSettings export,
        RetentionSettings retention,
        ReplySettings answering,
        int httpPort,
        Duration shutdownTimeout) {

    /**
     * @param file the configuration file, or null for none
     * @throws SettingsException naming each setting that is wrong
     */
    public static Settings load(Path file, Map<String, String> environment) throws SettingsException {
        return new SettingsReader(SettingsSources.read(file, environment)).read();
    }

    /**
     * The settings with changes for one run.
     *
     * @param changes values by the names of their settings, which go before file and environment
     * @throws SettingsException naming each setting that is wrong or unknown
     */
    public static Settings load(Path file, Map<String, String> environment, Map<String, String> changes)
            throws SettingsException {
        return new SettingsReader(SettingsSources.read(file, environment, changes)).read();
    }
}
