package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The inbox folder, from which mails and lists are imported.
 *
 * @param quietTime how long a file must be unchanged, unless the gateway itself wrote it
 */
public record InboxSettings(
        @Setting(section = "Inbox folder", name = "meterline.inbox.dir", help = """
                        Mails (.eml) and lists (.csv) are imported from this folder. Other programs and people may put
                        files there. Imported files go to done/, others to failed/. Empty:
                        <meterline.data.dir>/inbox""")
        Path dir,

        @Setting(
                name = "meterline.inbox.quiet-time",
                defaultValue = "2s",
                help = "How long a file must be unchanged before it is imported.")
        Duration quietTime) {}
