package ua.meterline.web.phone;

import ua.meterline.backoffice.PhoneEntry;

/**
 * What would become of a reading while it is typed.
 *
 * @param entry null where the value cannot be judged
 * @param use since the previous reading; null where unknown
 * @param problem why it cannot be judged; null where it can, or nothing is typed
 */
public record PreviewPart(PhoneEntry entry, Integer use, String problem) {
    static PreviewPart of(PhoneEntry entry, int value) {
        boolean comparable =
                entry.previous() != null && value >= entry.previous().value();
        return new PreviewPart(entry, comparable ? value - entry.previous().value() : null, null);
    }

    static PreviewPart problem(String text) {
        return new PreviewPart(null, null, text);
    }

    boolean isHeld() {
        return entry != null && entry.known() == null && entry.isHeld();
    }
}
