package org.septuple.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.septuple.io.ExperimentFile.Kind;
import org.septuple.io.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `septuple new KIND`: a commented configuration on stdout.
@Command(
        name = "new",
        description = "Print a commented configuration to begin with: septuple new learning > my.yaml",
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "KIND",
            description = "One of: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Kinds.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String word;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /// The words that stand for kinds.
    static final class Kinds implements Iterable<String> {
        static List<String> words() {
            return Arrays.stream(Kind.values()).map(Kind::toString).toList();
        }

        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }
    }

    @Override
    public Integer call() {
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "kind is `%s`, this version has: %s".formatted(word, String.join(", ", Kinds.words()))));
        spec.commandLine().getOut().print(Templates.of(kind));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
