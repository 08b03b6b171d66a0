package ua.meterline.web.phone;

import java.util.List;
import ua.meterline.backoffice.RegisteredAccount;

/**
 * The customers that a search has found.
 *
 * @param tooShort whether the text is too short to search for
 * @param more whether there are more than these
 */
public record FoundPage(String text, boolean tooShort, List<RegisteredAccount> accounts, boolean more) {}
