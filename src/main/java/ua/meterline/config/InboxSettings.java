package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The inbox folder, from which mails and lists are imported.
 *
 * @param quietTime how long a file must be unchanged, unless the gateway itself wrote it
 */
public record InboxSettings(Path dir, Duration quietTime) {}
