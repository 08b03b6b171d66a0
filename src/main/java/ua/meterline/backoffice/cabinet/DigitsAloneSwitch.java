package ua.meterline.backoffice.cabinet;

import java.util.function.BooleanSupplier;
import ua.meterline.backoffice.AccountBindings;
import ua.meterline.backoffice.Binding;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.StoreUnavailableException;

/** Whether a customer's number may send the digits of a reading without the account. Thread-safe. */
public final class DigitsAloneSwitch {
    /** In the audit log; no login has a colon. */
    private static final Actor CUSTOMER = new Actor("cabinet:customer", null);

    private final AccountBindings bindings;
    private final BooleanSupplier isAllowed;

    /** @param isAllowed whether the gateway takes such messages at all */
    public DigitsAloneSwitch(AccountBindings bindings, BooleanSupplier isAllowed) {
        this.bindings = bindings;
        this.isAllowed = isAllowed;
    }

    public boolean isOn(CabinetSession session, String account) throws StoreUnavailableException {
        return isAllowed.getAsBoolean()
                && bindings.of(new AccountNumber(account)).stream().anyMatch(binding -> isOf(session, binding));
    }

    /** Removes the binding of the session's own number, if there is one. */
    public void turnOff(CabinetSession session, String account) throws StoreUnavailableException {
        AccountNumber number = new AccountNumber(account);
        for (Binding binding : bindings.of(number)) {
            if (isOf(session, binding)) {
                bindings.remove(binding.id(), number, CUSTOMER);
            }
        }
    }

    private static boolean isOf(CabinetSession session, Binding binding) {
        return binding.sender().equals(session.number());
    }
}
