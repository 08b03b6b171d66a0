package ua.meterline.backoffice.staff;

/** Hashes that take a millisecond and no pause, for tests with many people. */
public final class WeakHashing {
    private WeakHashing() {}

    public static PasswordHashing create() {
        return new PasswordHashing(64, 0);
    }
}
