package ua.meterline.reading.text;

import java.util.HashMap;
import java.util.Map;
import ua.meterline.reading.NumberMeaning;

/** Explains the numbers of a table by the header of their column. */
final class HeaderExplainer implements Explainer {
    private static final int FEWEST_COLUMNS = 2;

    @Override
    public void explain(NumberedText text) {
        Map<Integer, Sense> header = Map.of();
        int headerLine = -1;
        for (int start = 0; start < text.size(); ) {
            int end = endOfLine(text, start);
            Map<Integer, Sense> named = header(text, start, end);
            if (named.size() >= FEWEST_COLUMNS) {
                header = named;
                headerLine = text.get(start).line();
            } else if (headerLine >= 0 && text.get(end - 1).column() > 0) {
                row(text, start, end, header);
            } else {
                headerLine = -1;
            }
            start = end;
        }
    }

    private static int endOfLine(NumberedText text, int start) {
        int end = start + 1;
        while (end < text.size() && text.sameLine(start, end)) {
            end++;
        }
        return end;
    }

    /**
     * The meaning of each column; empty when the line is no header: it has a number, or no cells, or names no account.
     */
    private static Map<Integer, Sense> header(NumberedText text, int start, int end) {
        if (text.get(end - 1).column() == 0) {
            return Map.of();
        }
        Map<Integer, Sense> header = new HashMap<>();
        for (int i = start; i < end; i++) {
            if (text.isNumber(i)) {
                return Map.of();
            }
            Sense before = header.getOrDefault(text.get(i).column(), Sense.NONE);
            if (text.isWord(i) && text.sense(i) != Sense.NEUTRAL) {
                header.put(text.get(i).column(), before.then(text.sense(i)));
            } else if (text.isSign(i, '№')) {
                header.put(text.get(i).column(), before.then(Sense.NUMBER));
            }
        }
        return header.containsValue(Sense.ACCOUNT) ? header : Map.of();
    }

    private static void row(NumberedText text, int start, int end, Map<Integer, Sense> header) {
        for (int i = start; i < end; i++) {
            Token token = text.get(i);
            NumberMeaning meaning = meaning(header.getOrDefault(token.column(), Sense.NONE), token);
            if (text.isOpen(i) && meaning != null && isAloneInCell(text, i)) {
                text.label(i, meaning);
            }
        }
    }

    private static boolean isAloneInCell(NumberedText text, int i) {
        return !(text.isNumber(i - 1) && text.sameCell(i, i - 1)) && !(text.isNumber(i + 1) && text.sameCell(i, i + 1));
    }

    private static NumberMeaning meaning(Sense column, Token token) {
        if (token.isTenDigits()) {
            return column == Sense.ACCOUNT ? NumberMeaning.ACCOUNT : column == Sense.PHONE ? NumberMeaning.PHONE : null;
        }
        if (!token.isValue()) {
            return token.is(Form.HOUSE) && column == Sense.ADDRESS ? NumberMeaning.ADDRESS : null;
        }
        return switch (column) {
            case READING, METER -> NumberMeaning.READING;
            case PREVIOUS -> NumberMeaning.PREVIOUS;
            case CONSUMPTION -> NumberMeaning.CONSUMPTION;
            case ADDRESS -> NumberMeaning.ADDRESS;
            case MONEY -> NumberMeaning.MONEY;
            case NUMBER -> NumberMeaning.POSITION;
            case METER_NUMBER -> NumberMeaning.METER;
            case QUANTITY -> NumberMeaning.QUANTITY;
            case UTILITY -> NumberMeaning.OTHER_UTILITY;
            default -> null;
        };
    }
}
