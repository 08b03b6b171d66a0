package ua.meterline.web.phone;

import java.util.List;
import ua.meterline.backoffice.Binding;
import ua.meterline.backoffice.phone.CustomerCard;

/**
 * A customer, and the form of a reading.
 *
 * @param bindings the numbers that may send readings of the account without naming it
 * @param error what is wrong with the value, or null
 * @param whyError what is wrong with the reason, or null
 * @param preview what would become of the typed value, or null
 */
public record CustomerPage(
        CustomerCard card,
        List<Binding> bindings,
        EntryForm form,
        String error,
        String whyError,
        PreviewPart preview) {}
