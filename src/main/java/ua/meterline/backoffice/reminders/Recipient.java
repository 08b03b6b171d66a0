package ua.meterline.backoffice.reminders;

import java.util.List;

/**
 * A number that may be reminded.
 *
 * @param number in E.164 form
 * @param accounts that readings came for from it
 */
record Recipient(String number, List<String> accounts) {
    /** Names no person, fit for a log line. */
    @Override
    public String toString() {
        return "a number with " + accounts.size() + " accounts";
    }
}
