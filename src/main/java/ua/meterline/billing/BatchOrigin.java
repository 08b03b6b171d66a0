package ua.meterline.billing;

import ua.meterline.common.CsvDialect;

/**
 * What the settings and the version were when a batch began. It stays, so that the batch can be written again with the
 * same octets.
 *
 * @param createdAt UTC text, as in the database
 * @param meterline the version
 * @param readOn when the readings are taken as of: local midnight of the 1st, with its offset, as xs:dateTime
 * @param csv the dialect, should the batch be CSV
 * @param startedBy who began it: a login, or {@code cli:USER} for a command; empty: on schedule
 */
public record BatchOrigin(String createdAt, String meterline, String readOn, CsvDialect csv, String startedBy) {}
