package ua.meterline.web.cabinet;

/**
 * The form that asks for a code, as it is shown.
 *
 * @param account as typed
 * @param number as typed
 * @param isAccountWrong whether that is no account
 * @param isNumberWrong whether that is no telephone number
 * @param problem what is wrong with the whole; null for nothing
 */
public record LoginForm(String account, String number, boolean isAccountWrong, boolean isNumberWrong, String problem) {
    static final LoginForm EMPTY = new LoginForm("", "", false, false, null);

    LoginForm with(String newProblem) {
        return new LoginForm(account, number, isAccountWrong, isNumberWrong, newProblem);
    }
}
