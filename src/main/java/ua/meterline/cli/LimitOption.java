package ua.meterline.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --limit N}. */
final class LimitOption {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many to show at most; 0 for all. Default: ${DEFAULT-VALUE}")
    private long limit;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    long limit() {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit must not be negative");
        }
        return limit == 0 ? Long.MAX_VALUE : limit;
    }
}
