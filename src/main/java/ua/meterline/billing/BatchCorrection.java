package ua.meterline.billing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reading that a batch corrects or withdraws.
 *
 * @param batch that corrects it
 * @param before its value until then
 * @param value null where it was withdrawn, and nothing counts
 * @param message that the reading came with
 */
public record BatchCorrection(long batch, String account, long meter, Long before, Long value, long message) {
    /** Where a list goes on: after this reading in this batch. */
    public record Place(long batch, String account, long meter) {
        public static final Place START = new Place(0, "", 0);
        private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}) ([0-9]{10}) ([0-9]{1,9})");

        /** The start, for a text that {@link #toString} did not write. */
        public static Place parse(String text) {
            Matcher parts = TEXT.matcher(text);
            return parts.matches()
                    ? new Place(Long.parseLong(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3)))
                    : START;
        }

        @Override
        public String toString() {
            return batch + " " + account + " " + meter;
        }
    }

    /** A part of a list. */
    public record Page(java.util.List<BatchCorrection> corrections, Optional<Place> next) {}

    Place place() {
        return new Place(batch, account, meter);
    }
}
