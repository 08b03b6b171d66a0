package ua.meterline.cli;

import picocli.CommandLine.Parameters;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/** Account and reading, the operands of commands about one reading. */
final class ReadingOperands {
    @Parameters(
            index = "0",
            paramLabel = "ACCOUNT",
            converter = OperandParser.Account.class,
            description = "The account: ten digits.")
    private AccountNumber account;

    @Parameters(
            index = "1",
            paramLabel = "VALUE",
            converter = OperandParser.Value.class,
            description = "The reading: the digits on the dial.")
    private RegisterValue value;

    AccountNumber account() {
        return account;
    }

    RegisterValue value() {
        return value;
    }
}
