package ua.meterline.common;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a JSON object (RFC 8259) of texts, numbers, booleans and nulls, and rejects everything else: two members with
 * one name, which are ambiguous, and nested values. For use by one thread.
 */
public final class FlatJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,6})?");
    private static final int LONGEST_NUMBER = 40;
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    /**
     * @return {@link String}, {@link BigDecimal}, {@link Boolean} or null, by name
     * @throws IllegalArgumentException saying what is wrong where
     */
    public static Map<String, Object> read(String text) {
        return new FlatJson(text).object();
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        require('{');
        if (!next('}')) {
            do {
                member(members);
            } while (next(','));
            require('}');
        }
        skipSpace();
        if (at < text.length()) {
            throw wrong("something follows the object");
        }
        return members;
    }

    private void member(Map<String, Object> members) {
        skipSpace();
        int begin = at;
        String name = string();
        require(':');
        if (members.containsKey(name)) {
            at = begin;
            throw wrong("there is a second member with the same name");
        }
        members.put(name, value());
    }

    private Object value() {
        skipSpace();
        if (text.startsWith("\"", at)) {
            return string();
        } else if (text.startsWith("{", at) || text.startsWith("[", at)) {
            throw wrong("a nested object or array is not expected");
        }
        for (Object literal : new Object[] {true, false, null}) {
            if (text.startsWith(String.valueOf(literal), at)) {
                at += String.valueOf(literal).length();
                return literal;
            }
        }
        return number();
    }

    private BigDecimal number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("a value is expected");
        } else if (number.end() - at > LONGEST_NUMBER) {
            throw wrong("a number is longer than " + LONGEST_NUMBER + " characters");
        }
        at = number.end();
        return new BigDecimal(number.group());
    }

    private String string() {
        require('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                at--;
                throw wrong("a control character must be escaped");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw wrong("a text has no end");
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape is unknown");
        };
    }

    private char unicode() {
        int end = Math.min(text.length(), at + HEX_DIGITS);
        String digits = text.substring(at, end);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong("\\u needs four hexadecimal digits");
        }
        at = end;
        return (char) Integer.parseInt(digits, HEX);
    }

    private void require(char expected) {
        if (!next(expected)) {
            throw wrong("'" + expected + "' is expected");
        }
    }

    private boolean next(char wanted) {
        skipSpace();
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("character " + (at + 1) + ": " + what);
    }
}
