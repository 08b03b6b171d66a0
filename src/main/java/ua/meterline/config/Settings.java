package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import ua.meterline.common.SqliteUrl;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReplyTexts;

/**
 * The settings of a gateway, validated. The order of the components is the order in {@code application.properties}.
 * Immutable.
 *
 * @param databaseUrl a JDBC URL, never empty
 * @param lenient whether other formats than the announced one are read
 */
public record Settings(
        @Setting(
                section = "Storage",
                name = "meterline.data.dir",
                defaultValue = "data",
                min = 1,
                help = "The data folder. It holds meterline.db. Only one gateway may use it at a time.")
        Path dataDir,

        @Setting(
                name = "meterline.database.url",
                pattern = "(jdbc:sqlite:(?!:memory:)[^?].*)?",
                message = "must begin with jdbc:sqlite: and name a file",
                max = 1000,
                help = "The JDBC URL. Empty: jdbc:sqlite:<meterline.data.dir>/meterline.db")
        String databaseUrl,

        @Setting(
                name = "meterline.database.timeout",
                formerly = "meterline.database.patience",
                defaultValue = "5s",
                min = 100,
                help = "How long a message may wait for the database. Then the SMSC is asked to redeliver it later.")
        Duration databaseTimeout,

        @Setting(
                section = "Readings and reply texts",
                name = "meterline.short-code",
                defaultValue = "7104",
                pattern = "[0-9]{1,15}",
                message = "must be 1 to 15 digits",
                help = "The short code that customers write to. It is the sender of replies.")
        String shortCode,

        @Setting(
                name = "meterline.reading.format",
                defaultValue = "\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*",
                help = """
                        The announced format: a regular expression that the whole text must match, with the named groups
                        account and value.""")
        ReadingFormat readingFormat,

        @Setting(name = "meterline.reading.lenient", defaultValue = "true", help = """
                        true: other formats are read as well where only one reading can be meant: with other separators
                        and spaces, the letter O for a zero, or words such as "показания". false: only the format above.""")
        boolean lenient,

        @Setting(
                name = "meterline.replies.accepted",
                reload = true,
                defaultValue = "Ваши показания приняты и обработаны. Спасибо",
                min = 1,
                max = Settings.LONGEST_REPLY,
                help = """
                        The reply to an accepted reading, by SMS and in answers to Russian mails. At most 70 characters: one
                        short message in UCS-2.""")
        String acceptedReply,

        @Setting(
                name = "meterline.replies.rejected",
                reload = true,
                defaultValue = "Неправильный формат",
                min = 1,
                max = Settings.LONGEST_REPLY,
                help = "The reply to a rejected message. At most 70 characters.")
        String rejectedReply,

        @Setting(name = "meterline.replies.own-number", reload = true, max = Settings.LONGEST_REPLY, help = """
                        The reply to a sender who wrote a telephone number instead of the account number. At most 70
                        characters. Empty: the reply to a rejected message.""")
        String ownNumberReply,

        @Setting(name = "meterline.replies.unknown-account", reload = true, max = Settings.LONGEST_REPLY, help = """
                        The reply to a reading for an account that is not in the registry. At most 70 characters. Empty: the
                        reply to a rejected message.""")
        String unknownAccountReply,

        BillingSettings billing,
        ReplyLimitSettings replyLimits,
        AddressSettings addresses,
        SubmitSettings submits,

        @Setting(section = "Links to SMSCs", name = LinkNames.SETTING, help = """
                        Names of several links, such as a,b. Each link may then have its own settings: meterline.smpp.a.host,
                        meterline.smpp.b.password and so on, for each of the settings from meterline.smpp.host to
                        meterline.smpp.tls.key-store.type. What is not set for a link is taken from the setting without its
                        name. Two links to one SMSC are two binds. Empty: one link without a name.""")
        List<LinkSettings> links,

        SmsSettings sms,
        MailSettings mail,
        InboxSettings inbox,
        ExportSettings export,
        CsvSettings csv,
        RetentionSettings retention,

        @Setting(
                section = "Operations",
                name = "meterline.http.port",
                defaultValue = "8080",
                max = 65_535,
                help = "The port of /health/live, /health/ready and /metrics. 0: any free port.")
        int httpPort,

        @Setting(
                name = "meterline.http.address",
                max = 255,
                help = "The address to listen on, such as 127.0.0.1. Empty: all interfaces.")
        String httpAddress,

        @Setting(
                name = "meterline.shutdown.timeout",
                formerly = "meterline.shutdown.patience",
                defaultValue = "10s",
                help = "How long in-flight messages and due replies may take when the gateway is stopped.")
        Duration shutdownTimeout,

        LogSettings log) {

    /** One short message in UCS-2: 140 octets (3GPP TS 23.040, section 9.2.3.24). */
    static final int LONGEST_REPLY = 70;

    public Settings {
        links = List.copyOf(links);
        databaseUrl = databaseUrl.isEmpty() ? SqliteUrl.of(dataDir.resolve("meterline.db")) : databaseUrl;
        inbox = inbox.dir() == null ? new InboxSettings(dataDir.resolve("inbox"), inbox.quietTime()) : inbox;
    }

    public ReplyTexts replies() {
        return new ReplyTexts(acceptedReply, rejectedReply, ownNumberReply, unknownAccountReply);
    }

    /** The billing time zone. */
    public ZoneId timezone() {
        return billing.timezone();
    }

    /**
     * @param file the settings file, or null for none
     * @throws SettingsException naming each setting that is wrong or unknown
     */
    public static Settings load(Path file, Map<String, String> environment) throws SettingsException {
        return load(file, environment, Map.of());
    }

    /**
     * The settings with changes for one run.
     *
     * @param changes values by name, which go before environment and file
     * @throws SettingsException naming each setting that is wrong or unknown
     */
    public static Settings load(Path file, Map<String, String> environment, Map<String, String> changes)
            throws SettingsException {
        return new SettingsBinder(new SettingsSources(file, environment, changes)).bind();
    }
}
