package ua.meterline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A set of command_status values, written as numbers and ranges: {@code 0x45, 0x400-0x4FF}. Immutable. */
public record StatusRanges(List<Range> ranges) {
    public static final StatusRanges NONE = new StatusRanges(List.of());

    private static final Pattern RANGE =
            Pattern.compile("(0x[0-9A-Fa-f]{1,8}|[0-9]{1,9})(?:\\s*-\\s*(0x[0-9A-Fa-f]{1,8}|[0-9]{1,9}))?");

    /** Both ends belong to the range. */
    public record Range(long first, long last) {}

    public StatusRanges {
        ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException saying what is valid */
    static StatusRanges of(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*")) {
            Matcher matcher = RANGE.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("must be statuses and ranges of them, such as 0x45, 0x400-0x4FF");
            }
            long first = Long.decode(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.decode(matcher.group(2));
            if (first == 0 || last < first) {
                throw new IllegalArgumentException("must hold no 0x00, and ranges that ascend");
            }
            ranges.add(new Range(first, last));
        }
        return new StatusRanges(ranges);
    }

    public boolean contains(int status) {
        long value = Integer.toUnsignedLong(status);
        return ranges.stream().anyMatch(range -> range.first() <= value && value <= range.last());
    }
}
