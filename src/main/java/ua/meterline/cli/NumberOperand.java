package ua.meterline.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import ua.meterline.config.Settings;
import ua.meterline.sms.NumberPlan;

/** The operand NUMBER: a telephone number in any notation. */
final class NumberOperand {
    @Parameters(paramLabel = "NUMBER", description = "A telephone number, such as 0671112233 or +380671112233.")
    private String number;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /**
     * In E.164 form.
     *
     * @throws ParameterException when no SMS can be sent to it
     */
    String of(Settings settings) {
        NumberPlan plan = new NumberPlan(settings.addresses().region(), settings.shortCode());
        return plan.subscriber(number)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "NUMBER: '" + number + "' is no telephone number that gets SMS"));
    }
}
