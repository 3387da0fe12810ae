package org.septuple.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// The laws between the modules, for the packages under one root: the house itself, or the broken house that
/// shows each law able to fail. What holds inside septuple-core is tested there.
///
/// @param root  package above numerics, experiment, cli, …
record HouseLaws(String root) {

    /// One law, under the name that the test report shows.
    record Law(String name, ArchRule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<String> CORE = List.of(
            "numerics",
            "statistics",
            "network",
            "thermodynamics",
            "learning",
            "measurement",
            "quantum",
            "contest",
            "spacetime",
            "gravity");

    List<Law> all() {
        return List.of(
                law("core knows nobody", arrow(CORE, List.of())),
                law("experiment uses core only", arrow(List.of("experiment"), CORE)),
                law("io uses experiment and core only", arrow(List.of("io"), with("experiment"))),
                law("report uses experiment and core only", arrow(List.of("report"), with("experiment"))),
                law("nobody uses cli but web, nor web but cli", frontDoors()),
                law("packages form no cycle", noCycles()),
                law("no static field changes", noChangingStatics()),
                law("no vague class names", noVagueClasses()),
                law("no vague package names", noVaguePackages()));
    }

    private static Law law(String name, ArchRule rule) {
        return new Law(name, rule.as(name).allowEmptyShould(true));
    }

    private ArchRule arrow(List<String> users, List<String> others) {
        var mayUse = Stream.concat(users.stream(), others.stream()).toList();
        return classes()
                .that()
                .resideInAnyPackage(under(users))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(under(mayUse))));
    }

    private ArchRule frontDoors() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(under(List.of("cli", "web")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(under(List.of("cli", "web"))));
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private static ArchRule noChangingStatics() {
        return fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal();
    }

    private static ArchRule noVagueClasses() {
        return classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Utility|Utilities|Helper|Helpers|Manager|Processor|Impl|Factory"
                        + "|Common|Misc)(\\$.*)?");
    }

    private static ArchRule noVaguePackages() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..helper..",
                        "..helpers..",
                        "..common..",
                        "..impl..",
                        "..misc..",
                        "..factory..",
                        "..manager..");
    }

    private static List<String> with(String name) {
        return Stream.concat(CORE.stream(), Stream.of(name)).toList();
    }

    private String[] under(List<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
