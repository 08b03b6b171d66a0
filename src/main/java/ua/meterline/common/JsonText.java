package ua.meterline.common;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON (RFC 8259). */
public final class JsonText {
    private static final int FIRST_PRINTABLE = 0x20;

    private JsonText() {}

    /** @param value a text, number, boolean, null, a map with texts as keys, or a list of such */
    public static String of(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            each(map.entrySet().iterator(), out, entry -> {
                quote(entry.getKey().toString(), out);
                out.append(':');
                write(entry.getValue(), out);
            });
            out.append('}');
        } else if (value instanceof Iterable<?> list) {
            out.append('[');
            each(list.iterator(), out, element -> write(element, out));
            out.append(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(value.toString(), out);
        }
    }

    private static <T> void each(Iterator<T> elements, StringBuilder out, Consumer<T> write) {
        while (elements.hasNext()) {
            write.accept(elements.next());
            if (elements.hasNext()) {
                out.append(',');
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
                // A surrogate pair is as valid escaped, and half of one would be no UTF-8.
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
