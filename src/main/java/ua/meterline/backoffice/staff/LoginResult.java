package ua.meterline.backoffice.staff;

import java.time.Duration;

/** What became of an attempt to sign in. */
public sealed interface LoginResult {
    /** @param token for the cookie; only its hash is stored */
    record SignedIn(String token, StaffMember member) implements LoginResult {}

    /** Unknown login, wrong password or disabled: the page must not tell which. */
    record Refused() implements LoginResult {}

    /** Too many failures. The password was not looked at. */
    record Throttled(Duration delay) implements LoginResult {}

    /** Too many people sign in just now; try again in some seconds. */
    record Busy() implements LoginResult {}
}
