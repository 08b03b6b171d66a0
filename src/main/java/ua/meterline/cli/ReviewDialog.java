package ua.meterline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import ua.meterline.backoffice.AccountMeters;
import ua.meterline.backoffice.CaseDetails;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.DoubtfulCorrectionException;
import ua.meterline.backoffice.HeldMessage;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.backoffice.review.CaseQueue;
import ua.meterline.backoffice.review.Claim;
import ua.meterline.backoffice.review.Claims;
import ua.meterline.backoffice.review.QueueFilter;
import ua.meterline.backoffice.review.QueueOrder;
import ua.meterline.backoffice.review.QueuedCase;
import ua.meterline.cli.Questions.StoppedException;
import ua.meterline.common.Printable;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.WriteTransaction;

/**
 * Shows the cases of the review queue one by one and asks for each decision, line by line: a terminal needs no special
 * mode. Each decision is stored at once; the end of the input or Ctrl-C loses none and stores nothing half.
 */
final class ReviewDialog {
    private static final String PROMPT = "[a]ccept, [c]orrect, [r]eject, [s]kip or [q]uit? ";

    private final Questions questions;
    private final PrintWriter out;
    private final Connection connection;
    private final Reviews reviews;
    private final CaseQueue queue;
    private final Claims claims;
    private final Duration lease;
    private final RuleSettings rules;
    private final DisplayTime times;
    private final String reviewer;
    private String lastReason;

    /** @param lease how long a shown case is kept from others */
    ReviewDialog(
            BufferedReader in,
            PrintWriter out,
            Connection connection,
            Reviews reviews,
            CaseQueue queue,
            Claims claims,
            Duration lease,
            RuleSettings rules,
            DisplayTime times,
            String reviewer) {
        this.questions = new Questions(in, out);
        this.out = out;
        this.connection = connection;
        this.reviews = reviews;
        this.queue = queue;
        this.claims = claims;
        this.lease = lease;
        this.rules = rules;
        this.times = times;
        this.reviewer = reviewer;
    }

    /** Returns how many cases there were. */
    int run(BillingPeriod period) throws SQLException, IOException {
        QueueFilter wanted = QueueFilter.ALL.ofPeriod(period == null ? null : period.toString());
        List<Long> cases = queue.page(wanted, QueueOrder.OLDEST, CaseQueue.Cursor.START, Integer.MAX_VALUE).stream()
                .map(QueuedCase::messageId)
                .toList();
        int decided = 0;
        try {
            for (int i = 0; i < cases.size(); i++) {
                out.println();
                out.println("-- %d of %d".formatted(i + 1, cases.size()));
                decided += isFree(cases.get(i)) && decideAndLeave(cases.get(i)) ? 1 : 0;
            }
        } catch (StoppedException e) {
            out.println();
        }
        out.println("%d of %d decided".formatted(decided, cases.size()));
        return cases.size();
    }

    /** Claims it; false while another person works on it. */
    private boolean isFree(long id) throws SQLException {
        try {
            Claim claim = WriteTransaction.run(connection, () -> claims.take(id, reviewer, lease));
            if (!claim.by().equals(reviewer)) {
                out.println("message %d: %s is working on it, until %s"
                        .formatted(id, Printable.plain(claim.by()), times.of(claim.until())));
                return false;
            }
            return true;
        } catch (RefusedException e) {
            return true; // decided meanwhile, which is said next
        }
    }

    private boolean decideAndLeave(long id) throws SQLException, IOException, StoppedException {
        try {
            return decide(id);
        } finally {
            HeldMessage held = find(id);
            WriteTransaction.run(connection, () -> {
                claims.release(held.messages(), reviewer);
                return null;
            });
        }
    }

    /** Whether this person decided it. */
    private boolean decide(long id) throws SQLException, IOException, StoppedException {
        while (true) {
            HeldMessage held = find(id);
            if (held.decided() != null) {
                out.println("message %d: decided meanwhile, %s by %s"
                        .formatted(
                                id,
                                held.decided().decision(),
                                Printable.plain(held.decided().by())));
                return false;
            }
            CaseText.print(CaseDetails.of(connection, held, rules), times, out);
            String key = questions.ask(PROMPT);
            if (key.equals("s")) {
                return false;
            } else if (key.equals("q")) {
                throw new StoppedException();
            } else if (isDecided(held, key)) {
                return true;
            }
        }
    }

    private HeldMessage find(long id) throws SQLException {
        try {
            return new HeldMessages(connection).find(id);
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isDecided(HeldMessage held, String key) throws SQLException, IOException, StoppedException {
        try {
            switch (key) {
                case "a" -> accept(held, Correction.NONE);
                case "c" -> accept(held, correction(held.statement()));
                case "r" ->
                    out.println(DecisionText.rejected(reviews.reject(held.id(), reason(), DecisionTerms.FIRST), times));
                default -> {
                    out.println("type one of the letters a, c, r, s, q and Enter");
                    return false;
                }
            }
            return true;
        } catch (RefusedException e) {
            out.println(e.getMessage());
            return false;
        }
    }

    private void accept(HeldMessage held, Correction correction)
            throws SQLException, IOException, StoppedException, RefusedException {
        Reviewer reason = reason();
        DecisionTerms terms = DecisionTerms.FIRST;
        while (true) {
            try {
                out.println(DecisionText.accepted(reviews.accept(held.id(), reason, correction, terms), times));
                return;
            } catch (DoubtfulCorrectionException e) {
                out.println(e.doubts().inWords());
                questions.confirm("accept nevertheless?");
                terms = terms.forced();
            } catch (RefusedException e) {
                if (!e.is(Refusal.LATER_COUNTS)) {
                    throw e;
                }
                out.println(e.getMessage());
                questions.confirm("override the later one?");
                terms = terms.overridingLater();
            }
        }
    }

    private Reviewer reason() throws IOException, StoppedException {
        String reused = lastReason == null ? "" : " [" + Printable.plain(lastReason) + "]";
        String given = "";
        while (given.isEmpty()) {
            given = questions.ask("reason" + reused + ": ");
            given = given.isEmpty() && lastReason != null ? lastReason : given;
        }
        lastReason = given;
        return new Reviewer(reviewer, given);
    }

    private Correction correction(Statement stated) throws SQLException, IOException, StoppedException {
        AccountNumber account = questions.value("account", stated.account(), new OperandParser.Account());
        return new Correction(
                account,
                questions.value("value", stated.value(), new OperandParser.Value()),
                questions.value("period", stated.period(), new OperandParser.Period()),
                meter(account == null ? stated.account() : account.digits()));
    }

    /** Asked for only where the account has had several. Without an answer, the day of the message tells. */
    private Integer meter(String account) throws SQLException, IOException, StoppedException {
        int meters = account == null ? 1 : AccountMeters.count(connection, account);
        return meters == 1 ? null : questions.value("meter, 1 to " + meters, null, new OperandParser.Meter());
    }
}
