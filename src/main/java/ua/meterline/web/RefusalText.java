package ua.meterline.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import ua.meterline.backoffice.RefusedException;

/** Tells a reader in their language why something was refused. */
public final class RefusalText {
    /** A time as the database has it. */
    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private RefusalText() {}

    public static String of(Page page, RefusedException refused) {
        Object[] shown = Arrays.stream(refused.values())
                .map(value -> shown(page.format(), value))
                .toArray();
        return page.text("refused." + refused.code(), shown);
    }

    private static Object shown(LocalFormat format, Object value) {
        if (value instanceof Integer number) {
            return format.number(number);
        } else if (value instanceof Instant time) {
            return format.dateTime(time);
        } else if (value instanceof String text && UTC.matcher(text).matches()) {
            return format.dateTime(Instant.parse(text));
        }
        return value;
    }
}
