package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.common.HostName;
import ua.meterline.common.SqliteUrl;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReceiptPolicy;
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
                pattern = "(jdbc:sqlite:(?!:memory:)[^?].*|jdbc:postgresql://[^/?]+/[^/?]+(\\?.*)?)?",
                message = "must begin with jdbc:sqlite: and name a file, or have the form"
                        + " jdbc:postgresql://HOST/DATABASE",
                max = 1000,
                help = """
                        The JDBC URL. Empty: jdbc:sqlite:<meterline.data.dir>/meterline.db. For PostgreSQL:
                        jdbc:postgresql://HOST/DATABASE, perhaps with a port after HOST, and with several hosts.""")
        String databaseUrl,

        @Setting(
                name = "meterline.database.username",
                max = 63,
                help = "The user on PostgreSQL, who owns the database. A file needs none.")
        String databaseUsername,

        @Setting(name = "meterline.database.password", max = 1000, help = """
                        Prefer the environment variable METERLINE_DATABASE_PASSWORD to this file.""")
        Secret databasePassword,

        @Setting(
                name = "meterline.node",
                pattern = "[A-Za-z0-9._-]{0,63}",
                message = "must be at most 63 letters, digits, dots, hyphens and underscores",
                help = """
                        The name of this gateway among those that share a PostgreSQL database; each has a name of its own.
                        Empty: the name of the host.""")
        String node,

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
                        and spaces, the letter O for a zero, or words such as "показания". false: only the format
                        above.""")
        boolean lenient,

        @Setting(
                name = "meterline.reading.several",
                defaultValue = "20",
                min = 1,
                max = ReplyTextSettings.MOST_READINGS,
                help = """
                        How many readings one SMS may have, each in a line of its own or between semicolons. They are
                        judged one by one, and answered with one reply. 1: an SMS has one reading.""")
        int severalReadings,

        ReplyTextSettings replyTexts,

        @Setting(name = ReceiptRequirements.SETTING, reload = true, defaultValue = "false", help = """
                        true: a reply by SMS to a reading ends with the address of a page that shows what was sent, how
                        it was read, and what counts. It needs meterline.cabinet.port and meterline.cabinet.url. Address
                        and text must fit into 70 characters: the address takes 14 more than the host.""")
        boolean receipt,

        BillingSettings billing,
        QuestionSettings questions,
        ReminderSettings reminders,
        BindingSettings bindings,
        ReplyLimitSettings replyLimits,
        AddressSettings addresses,
        SubmitSettings submits,

        @Setting(section = "Links to SMSCs", name = LinkNames.SETTING, help = """
                        Names of several links, such as a,b. Each link may then have its own settings:
                        meterline.smpp.a.host, meterline.smpp.b.password and so on, for each of the settings from
                        meterline.smpp.host to meterline.smpp.tls.key-store.type. What is not set for a link is taken
                        from the setting without its name. Two links to one SMSC are two binds. Empty: one link without
                        a name.""")
        List<LinkSettings> links,

        SmsSettings sms,
        KafkaSettings kafka,
        CanarySettings canary,
        MailSettings mail,
        InboxSettings inbox,
        ReviewSettings review,
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

        ConsoleSettings console,
        CabinetSettings cabinet,
        CabinetLoginSettings cabinetLogin,

        LogSettings log) {

    public Settings {
        links = List.copyOf(links);
        DatabaseRequirements.check(databaseUrl, databaseUsername, databasePassword);
        databaseUrl = databaseUrl.isEmpty() ? SqliteUrl.of(dataDir.resolve("meterline.db")) : databaseUrl;
        inbox = inbox.dir() == null ? new InboxSettings(dataDir.resolve("inbox"), inbox.quietTime()) : inbox;
        if (receipt) {
            ReceiptRequirements.check(cabinet, replyTexts, receipts(true, cabinet, retention));
        }
    }

    /** Whether replies have the address of a page that shows the reading. */
    public ReceiptPolicy receipts() {
        return receipts(receipt, cabinet, retention);
    }

    private static ReceiptPolicy receipts(boolean on, CabinetSettings cabinet, RetentionSettings retention) {
        return on ? new ReceiptPolicy(cabinet.host(), retention.messages()) : ReceiptPolicy.OFF;
    }

    /** Where the database is. */
    public DatabaseAddress database() {
        return new DatabaseAddress(
                databaseUrl, databaseUsername, databasePassword.text(), dataDir.resolve("server-timeline"));
    }

    /** The name of this gateway among those on its database. */
    public String nodeName() {
        return node.isEmpty() ? HostName.get() : node;
    }

    public ReplyTexts replies() {
        return replyTexts.texts();
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
