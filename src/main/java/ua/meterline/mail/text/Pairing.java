package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ua.meterline.mail.text.Candidate.Strength;
import ua.meterline.mail.text.MailProblem.Kind;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/** Assigns readings to accounts, where the assignment is unambiguous. For one text and one thread. */
final class Pairing {
    /** Beside complete readings, a number without a label that begins so is a phone number. */
    private static final Pattern MOBILE = Pattern.compile("0(?:39|50|63|66|67|68|73|75|77|9[1-9]|31)\\d{7}");

    private final List<Candidate> candidates;
    private final Map<String, Set<Integer>> valuesOf = new LinkedHashMap<>();
    private final Map<String, Strength> accounts = new LinkedHashMap<>();

    private Pairing(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    static TextReadings of(List<Candidate> candidates) {
        return new Pairing(candidates).judge();
    }

    private TextReadings judge() {
        for (Candidate candidate : candidates) {
            if (candidate.isAccount()) {
                accounts.merge(candidate.digits(), candidate.strength(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        if (accounts.isEmpty()) {
            List<RegisterValue> values = values(strongest(candidates, Strength.BARE));
            return TextReadings.problem(values.isEmpty() ? Kind.NOTHING : Kind.NO_ACCOUNT, List.of(), values);
        }
        accounts.keySet().forEach(account -> valuesOf.put(account, new LinkedHashSet<>()));
        if (accounts.size() == 1) {
            return single(accounts.keySet().iterator().next());
        }
        return several();
    }

    /** All readings belong to the account; a loose one only when it is in the line of the account. */
    private TextReadings single(String account) {
        List<Candidate> values = strongest(candidates, Strength.BARE);
        if (values.isEmpty()) {
            Set<Integer> lines = new LinkedHashSet<>();
            candidates.stream().filter(Candidate::isAccount).forEach(candidate -> lines.add(candidate.line()));
            values = candidates.stream()
                    .filter(candidate -> !candidate.isAccount() && lines.contains(candidate.line()))
                    .toList();
        }
        valuesOf.get(account).addAll(numbers(values));
        return result();
    }

    private TextReadings several() {
        Set<Candidate> paired = identitySet();
        for (List<Candidate> line : lines()) {
            List<Candidate> values = strongest(line, Strength.LOOSE);
            List<Candidate> its = line.stream().filter(Candidate::isAccount).toList();
            if (its.size() == 1 && numbers(values).size() == 1) {
                valuesOf.get(its.get(0).digits()).addAll(numbers(values));
                paired.addAll(line);
            }
        }
        List<Candidate> rest = new ArrayList<>(candidates);
        rest.removeIf(paired::contains);
        rest.removeIf(candidate ->
                candidate.isAccount() && !valuesOf.get(candidate.digits()).isEmpty());
        if (valuesOf.values().stream().allMatch(Set::isEmpty)) {
            removePhones(rest);
        }
        return pairRest(rest);
    }

    /** When an account is named, numbers without a label that look like mobile numbers are not accounts. */
    private void removePhones(List<Candidate> rest) {
        boolean named = accounts.containsValue(Strength.LABELLED);
        if (named) {
            rest.removeIf(candidate -> candidate.isAccount()
                    && accounts.get(candidate.digits()) != Strength.LABELLED
                    && isMobile(candidate.digits())
                    && drop(candidate.digits()));
        }
    }

    private boolean drop(String account) {
        valuesOf.remove(account);
        return true;
    }

    private TextReadings pairRest(List<Candidate> rest) {
        List<Candidate> values = strongest(rest, Strength.BARE);
        List<String> open = rest.stream()
                .filter(Candidate::isAccount)
                .map(Candidate::digits)
                .distinct()
                .toList();
        if (open.size() == 1 && numbers(values).size() == 1) {
            valuesOf.get(open.get(0)).addAll(numbers(values));
        } else if (open.size() > 1 && numbers(values).size() == 1) {
            return TextReadings.problem(Kind.SEVERAL_CANDIDATES, accountNumbers(open), values(values));
        } else if (!open.isEmpty()) {
            inOrder(rest, values);
        }
        return result();
    }

    /** Each reading belongs to the account before it; to the one after it when a reading comes first. */
    private void inOrder(List<Candidate> rest, List<Candidate> values) {
        List<Candidate> order = new ArrayList<>(rest);
        Set<Candidate> counted = identitySet();
        counted.addAll(values);
        order.removeIf(candidate -> !candidate.isAccount() && !counted.contains(candidate));
        boolean readingFirst = !order.get(0).isAccount();
        if (readingFirst) {
            Collections.reverse(order);
        }
        String account = null;
        for (Candidate candidate : order) {
            if (candidate.isAccount()) {
                account = candidate.digits();
            } else if (account != null) {
                valuesOf.get(account).add(candidate.value());
            }
        }
    }

    private TextReadings result() {
        List<FoundReading> readings = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        valuesOf.forEach((account, values) -> {
            if (values.size() == 1) {
                readings.add(new FoundReading(
                        new AccountNumber(account),
                        new RegisterValue(values.iterator().next())));
            } else {
                (values.isEmpty() ? without : doubtful).add(account);
            }
        });
        if (!readings.isEmpty()) {
            without.removeIf(account -> accounts.get(account) != Strength.LABELLED && isMobile(account));
        }
        return new TextReadings(readings, problem(without, doubtful));
    }

    private Optional<MailProblem> problem(List<String> without, List<String> doubtful) {
        if (!doubtful.isEmpty()) {
            List<RegisterValue> values = doubtful.stream()
                    .flatMap(account -> valuesOf.get(account).stream())
                    .map(RegisterValue::new)
                    .toList();
            return Optional.of(new MailProblem(Kind.SEVERAL_CANDIDATES, accountNumbers(doubtful), values));
        }
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(new MailProblem(Kind.NO_READING, accountNumbers(without), List.of()));
    }

    private List<List<Candidate>> lines() {
        Map<Integer, List<Candidate>> lines = new TreeMap<>();
        candidates.forEach(candidate -> lines.computeIfAbsent(candidate.line(), line -> new ArrayList<>())
                .add(candidate));
        return List.copyOf(lines.values());
    }

    /** The readings with the strongest evidence that any of them has, down to the weakest that counts. */
    private static List<Candidate> strongest(List<Candidate> candidates, Strength weakest) {
        Strength[] strengths = Strength.values();
        for (int i = strengths.length - 1; i >= weakest.ordinal(); i--) {
            Strength strength = strengths[i];
            List<Candidate> those = candidates.stream()
                    .filter(candidate -> !candidate.isAccount() && candidate.strength() == strength)
                    .toList();
            if (!those.isEmpty()) {
                return those;
            }
        }
        return List.of();
    }

    /** By identity: a line may have the same number twice. */
    private static Set<Candidate> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Set<Integer> numbers(List<Candidate> values) {
        Set<Integer> numbers = new LinkedHashSet<>();
        values.forEach(value -> numbers.add(value.value()));
        return numbers;
    }

    private static List<RegisterValue> values(List<Candidate> values) {
        return numbers(values).stream().map(RegisterValue::new).toList();
    }

    private static List<AccountNumber> accountNumbers(List<String> accounts) {
        return accounts.stream().map(AccountNumber::new).toList();
    }

    private static boolean isMobile(String account) {
        return MOBILE.matcher(account).matches();
    }
}
