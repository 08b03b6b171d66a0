package ua.meterline.backoffice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ua.meterline.reading.Decision;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.ReadingOutcome.Held;

/** What must count for one account in one period, in the plainest words: lists of statements and of decisions. */
final class ReviewModel {
    /** A message that stated a value, as long as the value stays. */
    private record Said(int value, long message, boolean onTime) {}

    /** An acceptance that holds; its order is that of the decisions. */
    private record Acceptance(int value, long asOf, int order) {}

    /** A held message and the decision that holds: the accepted value, -1 for a rejection, null for none. */
    static final class Case {
        final long message;
        final int stated;
        Integer decided;
        private Acceptance acceptance;

        private Case(long message, int stated) {
            this.message = message;
            this.stated = stated;
        }
    }

    /** What rests on the value goes, and its messages become rejected cases. */
    void withdraw(int value) {
        List<Case> rejected = new ArrayList<>(cases.stream()
                .filter(each -> each.acceptance != null && each.acceptance.value() == value)
                .toList());
        brought.stream().filter(one -> one.value() == value).findFirst().ifPresent(one -> {
            rejected.addAll(cases.stream()
                    .filter(each -> each.decided == null && each.stated == value)
                    .toList());
            Case withdrawn = new Case(one.message(), value);
            cases.add(withdrawn);
            cases.sort(Comparator.comparing(each -> each.message));
            rejected.add(withdrawn);
        });
        rejected.forEach(each -> decide(each, REJECTED, null));
        brought.removeIf(one -> one.value() == value);
        forgetWithdrawn();
    }

    private record Version(int value, boolean counted, long latest, int order) {}

    private static final Comparator<Version> PRECEDENCE = Comparator.comparing(Version::counted)
            .thenComparing(Version::latest)
            .thenComparing(Version::order);
    private static final int REJECTED = -1;

    private final List<Said> said = new ArrayList<>();
    private final List<Said> brought = new ArrayList<>();
    final List<Case> cases = new ArrayList<>();
    private int decisions;

    void sent(Decision decision) {
        if (decision.outcome() instanceof Accepted accepted) {
            say(accepted.reading(), decision.id());
            brought.add(said.get(said.size() - 1));
        } else if (decision.outcome() instanceof Duplicate duplicate) {
            say(duplicate.reading(), decision.id());
        } else {
            Held held = (Held) decision.outcome();
            cases.add(new Case(decision.id(), held.reading().value().value()));
        }
    }

    private void say(MeterReading reading, long message) {
        said.add(new Said(reading.value().value(), message, reading.onTime()));
    }

    List<Case> together(Case one) {
        return cases.stream()
                .filter(other -> other.stated == one.stated && Objects.equals(other.decided, one.decided))
                .toList();
    }

    void reject(Case one) {
        together(one).forEach(each -> decide(each, REJECTED, null));
        forgetWithdrawn();
    }

    /** Whether it was possible. */
    boolean accept(Case one, int value, boolean overrideLater) {
        List<Case> all = together(one);
        Map<Case, Acceptance> before = new LinkedHashMap<>();
        all.forEach(each -> before.put(each, each.acceptance));
        all.forEach(each -> each.acceptance = null);
        Optional<Version> counting = counting();
        all.forEach(each -> each.acceptance = before.get(each));
        long last = all.get(all.size() - 1).message;
        Optional<Version> later = counting.filter(Version::counted)
                .filter(version -> version.latest() > last && version.value() != value);
        if (later.isPresent() && !overrideLater) {
            return false;
        }
        long asOf = later.map(Version::latest).orElse(last);
        all.forEach(each -> decide(each, value, new Acceptance(value, asOf, ++decisions)));
        forgetWithdrawn();
        return true;
    }

    private static void decide(Case one, Integer decided, Acceptance acceptance) {
        one.decided = decided;
        one.acceptance = acceptance;
    }

    /** A value that only reviews had brought goes with the last of them, and so do repetitions of it. */
    private void forgetWithdrawn() {
        said.removeIf(statement -> !isBrought(statement.value()) && !isAccepted(statement.value()));
    }

    private boolean isBrought(int value) {
        return brought.stream().anyMatch(one -> one.value() == value);
    }

    private boolean isAccepted(int value) {
        return cases.stream().anyMatch(each -> each.acceptance != null && each.acceptance.value() == value);
    }

    Optional<Integer> effective() {
        return counting().map(Version::value);
    }

    private Optional<Version> counting() {
        List<Version> versions = new ArrayList<>();
        for (Said statement : said) {
            if (isBrought(statement.value()) || isAccepted(statement.value())) {
                versions.add(version(statement.value()));
            }
        }
        cases.stream()
                .filter(each -> each.acceptance != null)
                .forEach(each -> versions.add(version(each.acceptance.value())));
        return versions.stream().max(PRECEDENCE);
    }

    private Version version(int value) {
        List<Said> all =
                said.stream().filter(statement -> statement.value() == value).toList();
        Optional<Acceptance> accepted = cases.stream()
                .map(each -> each.acceptance)
                .filter(acceptance -> acceptance != null && acceptance.value() == value)
                .max(Comparator.comparing(Acceptance::asOf).thenComparing(Acceptance::order));
        long latest = all.stream().mapToLong(Said::message).max().orElse(0);
        return new Version(
                value,
                accepted.isPresent() || all.stream().anyMatch(Said::onTime),
                Math.max(latest, accepted.map(Acceptance::asOf).orElse(0L)),
                accepted.map(Acceptance::order).orElse(0));
    }
}
