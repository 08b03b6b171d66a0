package ua.meterline.cli;

import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Option;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.RefusedException;

/** The option {@code --supersede}, common to all decisions. */
final class SupersedeOption {
    private static final Long NONE = 0L;

    @Option(
            names = "--supersede",
            description =
                    "Replace the decision that holds. It stays on record with its name and reason; the next export "
                            + "corrects or withdraws what was exported.")
    private boolean supersede;

    DecisionTerms terms(Connection connection, long message) throws SQLException, RefusedException {
        if (!supersede) {
            return DecisionTerms.FIRST;
        }
        Decided decided = new HeldMessages(connection).find(message).decided();
        return new DecisionTerms(decided == null ? NONE : Long.valueOf(decided.id()), false, false);
    }
}
