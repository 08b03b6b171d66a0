package ua.meterline.reading;

/** Detects the telephone number of the sender in his text, in place of an account. */
final class OwnNumber {
    private static final int NATIONAL_DIGITS = 10;

    private OwnNumber() {}

    /** Whether a number in the text is the sender's, with its country code or without. */
    static boolean isIn(String text, String sender) {
        if (sender.length() < NATIONAL_DIGITS) {
            return false;
        }
        String national = sender.substring(sender.length() - NATIONAL_DIGITS);
        for (int at = text.indexOf(national); at >= 0; at = text.indexOf(national, at + 1)) {
            int end = at + NATIONAL_DIGITS;
            int start = startOfDigits(text, at);
            boolean ends = end == text.length() || !isDigit(text.charAt(end));
            if (ends && sender.endsWith(text.substring(start, end))) {
                return true;
            }
        }
        return false;
    }

    private static int startOfDigits(String text, int at) {
        int start = at;
        while (start > 0 && isDigit(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
