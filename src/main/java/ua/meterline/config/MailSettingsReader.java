package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import ua.meterline.common.MailAddress;
import ua.meterline.config.MailSettings.Server;
import ua.meterline.config.MailSettings.Tls;

/** Reads the settings that begin with {@code meterline.mail.} and {@code meterline.inbox.}. */
final class MailSettingsReader {
    private static final int MOST_CONNECTIONS = 32;

    private final SettingsReader reader;

    MailSettingsReader(SettingsReader reader) {
        this.reader = reader;
    }

    MailSettings read() {
        String folder = reader.text("meterline.mail.imap.folder", 1, 255);
        return new MailSettings(
                reader.read("meterline.mail.address", MailSettingsReader::address),
                reader.duration("meterline.mail.poll-interval", Duration.ofMillis(10)),
                reader.duration("meterline.mail.timeout", Duration.ofMillis(100)),
                reader.number("meterline.mail.max-replies-per-day", 0, 1000),
                reader.duration("meterline.mail.retry-delay", Duration.ofMillis(10)),
                server("meterline.mail.imap."),
                folder,
                doneFolder(folder),
                server("meterline.mail.smtp."),
                reader.number("meterline.mail.smtp.connections", 1, MOST_CONNECTIONS));
    }

    /** Mails that are moved to where they were would get other numbers there, and be taken again for ever. */
    private String doneFolder(String folder) {
        String doneFolder = reader.text("meterline.mail.imap.done-folder", 0, 255);
        if (doneFolder != null && (doneFolder.equals(folder) || isInbox(doneFolder) && isInbox(folder))) {
            reader.complain(
                    "meterline.mail.imap.done-folder", "must be another folder than meterline.mail.imap.folder");
        }
        return doneFolder;
    }

    /** In any case of its letters (RFC 3501, section 5.1). */
    private static boolean isInbox(String folder) {
        return "INBOX".equalsIgnoreCase(folder);
    }

    private Server server(String prefix) {
        return new Server(
                reader.text(prefix + "host", 0, 255),
                reader.number(prefix + "port", 1, 65_535),
                reader.text(prefix + "username", 0, 255),
                reader.text(prefix + "password", 0, 1000),
                reader.read(prefix + "token-file", text -> text.isEmpty() ? null : Path.of(text)),
                reader.read(prefix + "tls", MailSettingsReader::tls));
    }

    /** @param dataDir null when the setting is wrong */
    InboxSettings inbox(Path dataDir) {
        return new InboxSettings(
                reader.read("meterline.inbox.dir", text -> inbox(text, dataDir)),
                reader.duration("meterline.inbox.quiet-time", Duration.ZERO));
    }

    private static Path inbox(String text, Path dataDir) {
        return text.isEmpty() && dataDir != null ? dataDir.resolve("inbox") : Path.of(text);
    }

    private static String address(String text) {
        return MailAddress.of(text)
                .orElseThrow(() -> new IllegalArgumentException("must be an e-mail address, such as contact@zk.104.ua"))
                .text();
    }

    private static Tls tls(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tls" -> Tls.TLS;
            case "starttls" -> Tls.STARTTLS;
            case "none" -> Tls.NONE;
            default -> throw new IllegalArgumentException("must be tls, starttls or none");
        };
    }
}
