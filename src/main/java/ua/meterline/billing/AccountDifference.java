package ua.meterline.billing;

/**
 * The difference between an account file and the registry.
 *
 * @param before accounts in the registry
 * @param imported accounts in the file
 * @param added those of the file that are new
 * @param changed those that are known with other data
 * @param replace whether accounts that the file does not have are removed
 */
public record AccountDifference(long before, long imported, long added, long changed, boolean replace) {
    private static final long PERCENT_REMOVED = 5;

    public long unchanged() {
        return imported - added - changed;
    }

    /** How many accounts the file does not have. */
    public long missing() {
        return before - unchanged() - changed;
    }

    public long removed() {
        return replace ? missing() : 0;
    }

    public long after() {
        return before + added - removed();
    }

    /** Whether more than 5 % of the registry is removed: then the file is probably not the whole list. */
    public boolean removesMuch() {
        return removed() * 100 > before * PERCENT_REMOVED;
    }

    boolean isNothing() {
        return added + changed + removed() == 0;
    }
}
