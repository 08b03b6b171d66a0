package ua.meterline.reading.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.text.Doubt.Kind;

/**
 * Judges explained passages: readings are taken only when every number has exactly one meaning, and when each reading
 * has one account. For one letter and one thread.
 */
final class NumberJudge {
    /** An account or a reading, in the order of the letter. */
    private record Found(boolean isAccount, String digits, int line) {}

    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");

    private final List<NumberedText> texts;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, Set<Integer>> valuesOf = new LinkedHashMap<>();
    private final Set<Integer> candidates = new LinkedHashSet<>();
    private boolean unexplained;
    private boolean unknownAccount;
    private boolean needsAPerson;
    private boolean spelled;

    private NumberJudge(List<NumberedText> texts) {
        this.texts = texts;
    }

    static TextReadings judge(List<NumberedText> texts) {
        return new NumberJudge(texts).judge();
    }

    private TextReadings judge() {
        int line = 0;
        for (NumberedText text : texts) {
            if (text.origin != Origin.EARLIER) {
                line = collect(text, line);
            }
        }
        if (valuesOf.isEmpty()) {
            texts.stream().filter(text -> text.origin == Origin.EARLIER).forEach(text -> collect(text, 0));
        }
        if (valuesOf.isEmpty()) {
            return TextReadings.doubt(
                    candidates.isEmpty() && !unknownAccount ? Kind.NOTHING : Kind.NO_ACCOUNT, List.of(), values());
        } else if (candidates.isEmpty()) {
            return TextReadings.doubt(Kind.NO_READING, accounts(valuesOf.keySet()), List.of());
        } else if (needsAPerson || isOfOtherUtility()) {
            return doubt(Kind.QUESTION);
        } else if (unexplained || spelled && !isLabelled()) {
            return doubt(Kind.UNEXPLAINED);
        }
        return pair() ? result() : doubt(Kind.SEVERAL_CANDIDATES);
    }

    /** «Показник води» above a reading without a name. */
    private boolean isOfOtherUtility() {
        return texts.stream().anyMatch(text -> text.origin == Origin.OWN && text.isOfOtherUtility())
                && texts.stream().noneMatch(NumberedText::isOfGas);
    }

    private TextReadings doubt(Kind kind) {
        return TextReadings.doubt(kind, accounts(valuesOf.keySet()), values());
    }

    private boolean isLabelled() {
        for (NumberedText text : texts) {
            for (int i = 0; i < text.size(); i++) {
                if (text.means(i, NumberMeaning.READING) && !text.isLabelled(i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @return the line below the passage */
    private int collect(NumberedText text, int firstLine) {
        int line = firstLine;
        for (int i = 0; i < text.size(); i++) {
            Token token = text.get(i);
            line = firstLine + token.line();
            if (text.means(i, NumberMeaning.ACCOUNT)) {
                found.add(new Found(true, token.digits(), line));
                valuesOf.computeIfAbsent(token.digits(), any -> new LinkedHashSet<>());
            } else if (text.means(i, NumberMeaning.READING)) {
                found.add(new Found(false, token.digits(), line));
                candidates.add(Integer.parseInt(token.digits()));
            } else if (text.isNumber(i) && text.meanings(i).size() != 1) {
                unexplained = true;
                unknownAccount |= TEN_DIGITS.matcher(token.text()).find();
                if (token.isValue() && text.meanings(i).contains(NumberMeaning.READING)) {
                    candidates.add(Integer.parseInt(token.digits()));
                }
            }
        }
        needsAPerson |= text.needsAPerson();
        spelled |= text.hasSpelledNumber();
        return line + 1;
    }

    /** Whether each reading has its account. */
    private boolean pair() {
        if (valuesOf.size() == 1) {
            valuesOf.values().iterator().next().addAll(candidates);
            return true;
        }
        List<Found> rest = new ArrayList<>();
        for (List<Found> line : lines()) {
            Set<String> accounts = digits(line, true);
            Set<String> values = digits(line, false);
            if (accounts.size() == 1 && values.size() == 1) {
                add(accounts.iterator().next(), values.iterator().next());
            } else if (accounts.size() > 1) {
                if (!alternate(line)) {
                    return false;
                }
            } else {
                rest.addAll(line);
            }
        }
        return rest.stream().allMatch(Found::isAccount) || alternate(rest);
    }

    private static Set<String> digits(List<Found> line, boolean accounts) {
        Set<String> digits = new LinkedHashSet<>();
        line.stream().filter(one -> one.isAccount() == accounts).forEach(one -> digits.add(one.digits()));
        return digits;
    }

    private void add(String account, String value) {
        valuesOf.get(account).add(Integer.parseInt(value));
    }

    private List<List<Found>> lines() {
        Map<Integer, List<Found>> lines = new TreeMap<>();
        found.forEach(one ->
                lines.computeIfAbsent(one.line(), line -> new ArrayList<>()).add(one));
        return List.copyOf(lines.values());
    }

    /** Account, reading, account, reading; or reading, account, and so on. */
    private boolean alternate(List<Found> rest) {
        boolean accountFirst = rest.get(0).isAccount();
        if (rest.size() % 2 != 0) {
            return false;
        }
        for (int i = 0; i < rest.size(); i += 2) {
            Found first = rest.get(i);
            Found second = rest.get(i + 1);
            if (first.isAccount() != accountFirst || second.isAccount() == accountFirst) {
                return false;
            }
            add(accountFirst ? first.digits() : second.digits(), accountFirst ? second.digits() : first.digits());
        }
        return true;
    }

    private TextReadings result() {
        List<FoundReading> readings = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        Set<Integer> doubtfulValues = new LinkedHashSet<>();
        valuesOf.forEach((account, values) -> {
            if (values.size() == 1) {
                readings.add(new FoundReading(
                        new AccountNumber(account),
                        new RegisterValue(values.iterator().next())));
            } else if (values.isEmpty()) {
                without.add(account);
            } else {
                doubtful.add(account);
                doubtfulValues.addAll(values);
            }
        });
        if (!doubtful.isEmpty()) {
            return TextReadings.of(
                    readings,
                    new Doubt(
                            Kind.SEVERAL_CANDIDATES,
                            accounts(doubtful),
                            doubtfulValues.stream().map(RegisterValue::new).toList()));
        }
        return without.isEmpty()
                ? TextReadings.of(readings, null)
                : TextReadings.of(readings, new Doubt(Kind.NO_READING, accounts(without), List.of()));
    }

    private List<RegisterValue> values() {
        return candidates.stream().map(RegisterValue::new).toList();
    }

    private static List<AccountNumber> accounts(Iterable<String> digits) {
        List<AccountNumber> accounts = new ArrayList<>();
        digits.forEach(account -> accounts.add(new AccountNumber(account)));
        return accounts;
    }
}
