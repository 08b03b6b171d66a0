package ua.meterline.backoffice;

import java.util.List;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.HeldMessage.Statement;

/**
 * What a decision changed.
 *
 * @param messages the messages that it settled, one or several with the same reading
 * @param reading the accepted one, or the one that was rejected; account and value are null where unknown
 * @param superseded the decision that no longer holds, or null
 * @param before the effective reading of the account and period until now, or null
 * @param counting the effective reading of the account and period from now on, or null
 */
public record DecisionResult(
        List<Long> messages,
        Statement reading,
        Decided superseded,
        EffectiveReading before,
        EffectiveReading counting) {}
