package org.septuple.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Everything public is documented, with its parameters, results and exceptions. The compiler checks what is
/// written; this test checks that it is written. Compact constructors are spared: their record speaks for them.
class DocumentationTest {

    private static final List<String> MODULES = List.of("septuple-core", "septuple-experiment", "septuple-lab");

    @Test
    void everythingPublicIsDocumented() throws IOException {
        var files = new ArrayList<Path>();
        for (String module : MODULES) {
            try (Stream<Path> tree = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        try (var manager = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null)) {
            assertThat(missing(manager.getJavaFileObjectsFromPaths(files))).isEmpty();
        }
    }

    @Test
    void theLawCanFail() throws IOException {
        var source = source("Example", """
                /// A record.
                ///
                /// @param x  positive
                public record Example(double x) {
                    public Example {
                        x = -x;
                    }

                    public double twice() {
                        return 2 * x;
                    }

                    /// Three times.
                    public double thrice(double y) {
                        return 3 * x * y;
                    }
                }
                """);
        assertThat(missing(List.of(source)))
                .containsExactlyInAnyOrder(
                        "Example.java:9: no comment",
                        "Example.java:14: no @param for y",
                        "Example.java:14: no @return");
    }

    private static List<String> missing(Iterable<? extends JavaFileObject> sources) throws IOException {
        var found = new DiagnosticCollector<JavaFileObject>();
        var options = List.of(
                "-Xdoclint:missing/protected",
                "-proc:none",
                "-Xmaxwarns",
                "10000",
                "--add-modules=jdk.incubator.vector",
                "-classpath",
                System.getProperty("java.class.path"));
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, found, options, null, sources);
        task.analyze();
        var lines = new ArrayList<String>();
        for (var diagnostic : found.getDiagnostics()) {
            var message = diagnostic.getMessage(Locale.ROOT);
            boolean error = diagnostic.getKind() == Diagnostic.Kind.ERROR;
            boolean lacks = message.startsWith("no ");
            if (error || (lacks && !compactConstructor(diagnostic))) {
                lines.add("%s:%d: %s".formatted(file(diagnostic), diagnostic.getLineNumber(), message));
            }
        }
        return lines;
    }

    private static boolean compactConstructor(Diagnostic<? extends JavaFileObject> diagnostic) throws IOException {
        var source = diagnostic.getSource();
        return source != null
                && source.getCharContent(true)
                        .toString()
                        .lines()
                        .skip(diagnostic.getLineNumber() - 1)
                        .findFirst()
                        .orElse("")
                        .matches("\\s*(public|protected)\\s+\\w+\\s*\\{");
    }

    private static String file(Diagnostic<? extends JavaFileObject> diagnostic) {
        var source = diagnostic.getSource();
        return source == null ? "?" : String.valueOf(Path.of(source.getName()).getFileName());
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
