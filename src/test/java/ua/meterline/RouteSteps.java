package ua.meterline;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OutputNode;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;

/** The steps of Camel's model of routes. */
public final class RouteSteps {
    private RouteSteps() {}

    /** The steps of that type in all routes and all error policies, however deep. */
    public static <T> Stream<T> of(ModelCamelContext context, Class<T> type) {
        Stream<List<ProcessorDefinition<?>>> routes =
                context.getRouteDefinitions().stream().map(RouteDefinition::getOutputs);
        Stream<List<ProcessorDefinition<?>>> policies = context.getRouteConfigurationDefinitions().stream()
                .map(RouteConfigurationDefinition::getOnExceptions)
                .flatMap(Collection::stream)
                .map(OnExceptionDefinition::getOutputs);
        return Stream.concat(routes, policies)
                .flatMap(List::stream)
                .flatMap(RouteSteps::withDescendants)
                .distinct()
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Stream<Object> withDescendants(Object step) {
        return Stream.concat(Stream.of(step), children(step).flatMap(RouteSteps::withDescendants));
    }

    private static Stream<?> children(Object step) {
        if (step instanceof TryDefinition block) {
            return Stream.of(
                            block.getOutputs().stream(),
                            block.getCatchClauses().stream(),
                            Stream.ofNullable(block.getFinallyClause()))
                    .flatMap(children -> children);
        } else if (step instanceof ChoiceDefinition choice) {
            return Stream.concat(choice.getWhenClauses().stream(), Stream.ofNullable(choice.getOtherwise()));
        } else if (step instanceof ProcessorDefinition<?> block) {
            return block.getOutputs().stream();
        }
        return step instanceof OutputNode block ? block.getOutputs().stream() : Stream.empty();
    }
}
