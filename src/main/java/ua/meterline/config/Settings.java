package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.rules.RuleSettings;

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
        Billing billing,
        List<Smpp> links,
        MailSettings mail,
        ShortMessages shortMessages,
        Handover handover,
        ReplySettings answering,
        int httpPort,
        Duration shutdownTimeout) {

    /**
     * What makes of a message a reading that billing can use.
     *
     * @param lenient whether other formats than the announced one are read, where there is one way to read them
     */
    public record Billing(BillingCalendar calendar, boolean lenient, RuleSettings rules) {}

    /** How an ESME binds (SMPP 3.4, section 2.2): a receiver and a transmitter, or one transceiver. */
    public enum Bind {
        RX_TX,
        TRX
    }

    /**
     * A link to an SMSC.
     *
     * @param name as in {@code meterline.smpp.links}; empty where there is one link without a name
     * @param tls empty for none
     */
    public record Smpp(
            String name,
            String host,
            int port,
            String systemId,
            String password,
            String systemType,
            Duration enquireLinkInterval,
            Duration responseTimeout,
            Duration reconnectDelay,
            Duration reconnectDelayMax,
            int receiveWindow,
            int submitWindow,
            int maxRepliesPerSecond,
            Bind bind,
            Optional<SSLContext> tls) {
        /** {@code host:port}, or {@code name (host:port)}, for log lines. */
        public String peer() {
            return name.isEmpty() ? host + ":" + port : name + " (" + host + ":" + port + ")";
        }

        /** Without the password, fit for a log line. */
        @Override
        public String toString() {
            return systemId + "@" + peer();
        }
    }

    /**
     * What the SMSC's messages are like.
     *
     * @param defaultAlphabet gsm, latin1 or ascii
     */
    public record ShortMessages(
            String defaultAlphabet, boolean gsmPacked, Duration joinTimeout, int joinLimit, int joinLimitPerSender) {}

    /**
     * Hand-over to billing, and what is kept how long.
     *
     * @param exportCron a Quartz cron expression, or empty: no export by the clock
     * @param exportFormat csv, jsonl or xml; of exports by the clock
     * @param messagesKept how long texts and numbers of messages stay
     * @param retentionCron a Quartz cron expression, or empty: no purge by the clock
     */
    public record Handover(String exportCron, String exportFormat, Duration messagesKept, String retentionCron) {}

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
