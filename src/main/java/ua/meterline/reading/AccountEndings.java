package ua.meterline.reading;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The last digits by which a customer names one of several accounts: of all accounts equally many, and not more than
 * needed. Immutable.
 */
public record AccountEndings(List<String> endings) {
    /** Characters of the longest list: four accounts by six digits each, and what separates them. */
    public static final int LONGEST = 30;

    /** Fewer digits are easily a reading. */
    private static final int SHORTEST_ENDING = 4;

    private static final String SEPARATOR = ", ";

    public AccountEndings {
        endings = List.copyOf(endings);
    }

    /** What {@link #list} wrote. */
    public static AccountEndings parse(String list) {
        return new AccountEndings(List.of(list.split(SEPARATOR)));
    }

    /**
     * Empty where the list would be too long, or no digits tell the accounts apart.
     *
     * @param said texts that must not be an ending: sent again, they would count as redelivered
     */
    public static Optional<AccountEndings> of(Collection<String> accounts, Set<String> said) {
        for (int digits = SHORTEST_ENDING; digits <= AccountNumber.LENGTH; digits++) {
            int length = digits;
            List<String> endings = accounts.stream()
                    .map(account -> account.substring(account.length() - length))
                    .sorted()
                    .toList();
            if (new HashSet<>(endings).size() == accounts.size()
                    && endings.stream().noneMatch(said::contains)) {
                return Optional.of(new AccountEndings(endings))
                        .filter(found -> found.list().length() <= LONGEST);
            }
        }
        return Optional.empty();
    }

    /** For the customer to read. */
    public String list() {
        return String.join(SEPARATOR, endings);
    }
}
