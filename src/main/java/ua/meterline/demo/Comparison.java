package ua.meterline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ua.meterline.demo.InventedMessage.Identity;

/** Compares the traffic of the SMSC with the rows in the database. */
record Comparison(SentAndReceived traffic, StoredRows rows) {
    /** A summary in one line. */
    String summary() {
        return ("%d messages taken: %d accepted, %d held, %d duplicate, %d rejected, %d redelivered; %d answered;"
                        + " database: %d messages, %d readings, %d replies sent")
                .formatted(
                        traffic.taken(),
                        rows.withOutcome("accepted"),
                        rows.withOutcome("held"),
                        rows.withOutcome("duplicate"),
                        rows.withOutcome("rejected"),
                        traffic.redelivered(),
                        traffic.answered(),
                        rows.messages().size(),
                        rows.readings(),
                        rows.repliesSent());
    }

    /** One line per difference; empty if there is none. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        if (traffic.notTaken() > 0) {
            found.add(traffic.notTaken() + " messages were not taken");
        }
        if (rows.readings() != rows.withOutcome("accepted")) {
            found.add("the database holds " + rows.readings() + " readings, but accepted "
                    + rows.withOutcome("accepted"));
        }
        if (rows.messages().size() != traffic.sent().size()) {
            found.add("the database holds " + rows.messages().size() + " messages, but "
                    + traffic.sent().size() + " were sent");
        }
        Map<Identity, List<StoredRows.Row>> stored =
                rows.messages().stream().collect(Collectors.groupingBy(row -> new Identity(row.sender(), row.text())));
        traffic.sent().forEach(sent -> compare(sent, stored.getOrDefault(sent.identity(), List.of()), found));
        compareReplies(found);
        return found;
    }

    private static void compare(InventedMessage sent, List<StoredRows.Row> stored, List<String> found) {
        String which = "'" + sent.text() + "' of +" + sent.sender();
        if (stored.size() != 1) {
            found.add(which + " is stored " + stored.size() + " times");
        } else if (sent.outcome() != null
                && !sent.outcome().equals(stored.get(0).outcome())) {
            found.add(which + " is stored as " + stored.get(0).outcome() + ", not as " + sent.outcome());
        } else if (!"sent".equals(stored.get(0).state())) {
            found.add(which + " is unanswered: its reply is " + stored.get(0).state());
        }
    }

    private void compareReplies(List<String> found) {
        Map<String, List<String>> stored = rows.messages().stream()
                .filter(row -> row.reply() != null)
                .collect(Collectors.groupingBy(
                        StoredRows.Row::sender, Collectors.mapping(StoredRows.Row::reply, Collectors.toList())));
        stored.forEach((phone, replies) -> {
            List<String> received = traffic.received(phone);
            if (!sorted(received).equals(sorted(replies))) {
                found.add("+" + phone + " should have received " + replies + ", but received " + received);
            }
        });
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}
