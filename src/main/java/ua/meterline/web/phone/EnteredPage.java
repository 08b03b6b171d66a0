package ua.meterline.web.phone;

import ua.meterline.backoffice.phone.PhoneDesk.Entered;

/**
 * A reading that was entered, to be read back.
 *
 * @param sentence in the caller's language
 * @param language of the sentence
 * @param known whether it was entered some minutes before, and nothing was stored again
 * @param mayWithdraw whether the reader may take it back
 * @param error what is wrong with the reason, or null
 */
public record EnteredPage(
        Entered entry, String sentence, String language, boolean known, boolean mayWithdraw, String error) {}
