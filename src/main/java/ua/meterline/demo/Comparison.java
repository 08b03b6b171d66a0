package ua.meterline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ua.meterline.demo.InventedMessage.Identity;
import ua.meterline.demo.SentAndReceived.SentMessage;

/** Compares the traffic of the SMSC with the rows in the database. */
record Comparison(SentAndReceived traffic, StoredRows rows) {
    /** A summary in one line. */
    String summary() {
        return ("%d messages taken: %d accepted, %d HELD, %d duplicate, %d rejected, %d redelivered; %d answered;"
                        + " database: %d messages, %d readings, %d STOP or START, %d replies sent")
                .formatted(
                        traffic.taken(),
                        rows.withOutcome("accepted"),
                        rows.withOutcome("held"),
                        rows.withOutcome("duplicate"),
                        rows.withOutcome("rejected"),
                        traffic.taken() - rows.messages().size(),
                        traffic.answered(),
                        rows.messages().size(),
                        rows.readings(),
                        rows.wishes(),
                        rows.repliesSent());
    }

    /** One line per difference; empty if there is none. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        if (traffic.notTaken() > 0) {
            found.add(traffic.notTaken() + " messages were not taken");
        }
        if (rows.readings() + rows.wishes() != rows.withOutcome("accepted")) {
            found.add("the database holds %d readings and %d STOP or START, but accepted %d"
                    .formatted(rows.readings(), rows.wishes(), rows.withOutcome("accepted")));
        }
        int stored = rows.messages().size();
        if (stored < traffic.leastStored() || stored > traffic.mostStored()) {
            found.add("the database holds " + stored + " messages, but " + traffic.leastStored() + " were sent");
        }
        Map<Identity, List<StoredRows.Row>> byIdentity =
                rows.messages().stream().collect(Collectors.groupingBy(row -> new Identity(row.sender(), row.text())));
        traffic.sent()
                .forEach(sent ->
                        compare(sent, byIdentity.getOrDefault(sent.message().identity(), List.of()), found));
        compareReplies(found);
        return found;
    }

    private static void compare(SentMessage expected, List<StoredRows.Row> stored, List<String> found) {
        InventedMessage sent = expected.message();
        String which = "'" + sent.text() + "' of +" + sent.sender();
        if (stored.size() < expected.least() || stored.size() > expected.most()) {
            found.add(which + " is stored " + stored.size() + " times, not " + expected.least() + " times");
        } else if (sent.outcome() != null
                && !sent.outcome().equals(stored.get(0).outcome())) {
            found.add(which + " is stored as " + stored.get(0).outcome() + ", not as " + sent.outcome());
        }
        stored.stream()
                .map(StoredRows.Row::state)
                .filter(state -> !"sent".equals(state))
                .forEach(state -> found.add(which + " is unanswered: its reply is " + state));
    }

    private void compareReplies(List<String> found) {
        Map<String, List<String>> stored = rows.messages().stream()
                .filter(row -> row.reply() != null)
                .collect(Collectors.groupingBy(
                        StoredRows.Row::sender, Collectors.mapping(StoredRows.Row::reply, Collectors.toList())));
        stored.forEach((phone, replies) -> {
            List<String> received = traffic.received(phone);
            if (!answers(received, replies, rows.notices(phone))) {
                found.add("+" + phone + " should have received " + replies + ", but received " + received);
            }
        });
    }

    /** Whether a customer received each reply once, and beside them nothing but codes for the cabinet. */
    private static boolean answers(List<String> received, List<String> replies, int notices) {
        List<String> others = new ArrayList<>(received);
        return replies.stream().allMatch(others::remove) && others.size() <= notices;
    }
}
