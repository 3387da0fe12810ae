package org.septuple.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The laws of septuple-core, for the packages under one root: the house itself, or the broken house that
/// shows each law able to fail.
///
/// @param root  package above numerics, statistics, network, …
record CoreLaws(String root) {

    /// One law, under the name that the test report shows.
    record Law(String name, ArchRule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// What each package may use; itself and what lies outside the house are understood.
    private static final Map<String, List<String>> ARROWS = Map.of(
            "numerics", List.of(),
            "statistics", List.of("numerics"),
            "network", List.of("numerics", "statistics"),
            "thermodynamics", List.of("numerics", "statistics", "network"),
            "learning", List.of("numerics", "statistics", "network", "thermodynamics"),
            "measurement", List.of("numerics", "statistics"),
            "quantum", List.of("numerics", "statistics"),
            "contest", List.of("numerics", "statistics", "quantum"),
            "spacetime", List.of("numerics", "statistics"),
            "gravity", List.of("numerics", "statistics", "spacetime"));

    /// The methods of `Math` whose results the specification fixes to the last bit. All others may differ
    /// between machines: `StrictMath` and the kernels of numerics stand in for them.
    private static final Set<String> EXACT = Set.of(
            "abs",
            "absExact",
            "addExact",
            "ceil",
            "ceilDiv",
            "ceilDivExact",
            "ceilMod",
            "clamp",
            "copySign",
            "decrementExact",
            "divideExact",
            "floor",
            "floorDiv",
            "floorDivExact",
            "floorMod",
            "fma",
            "getExponent",
            "IEEEremainder",
            "incrementExact",
            "max",
            "min",
            "multiplyExact",
            "multiplyFull",
            "multiplyHigh",
            "negateExact",
            "nextAfter",
            "nextDown",
            "nextUp",
            "powExact",
            "rint",
            "round",
            "scalb",
            "signum",
            "sqrt",
            "subtractExact",
            "toIntExact",
            "ulp",
            "unsignedMultiplyExact",
            "unsignedMultiplyHigh",
            "unsignedPowExact");

    /// Calls that read or change the world around the process, as `Class.method`.
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Thread.sleep");

    /// Calls whose outcome no seed fixes. `Set.of` and `Map.of` iterate in an order drawn anew by every JVM.
    private static final Set<String> UNSEEDED = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.Collections.shuffle",
            "java.util.Map.copyOf",
            "java.util.Map.entry",
            "java.util.Map.of",
            "java.util.Map.ofEntries",
            "java.util.Set.copyOf",
            "java.util.Set.of",
            "java.util.UUID.randomUUID",
            "java.util.stream.Collectors.toUnmodifiableMap",
            "java.util.stream.Collectors.toUnmodifiableSet");

    List<Law> all() {
        var laws = new ArrayList<Law>();
        ARROWS.keySet().stream().sorted().forEach(user -> laws.add(law(user + " uses only what it may", arrow(user))));
        laws.add(law("no class lies outside the known packages", noStrangers()));
        laws.add(law("packages form no cycle", noCycles()));
        laws.add(law("only numerics.lanes uses the Vector API", vectorApiInLanesOnly()));
        laws.add(law("no input, output, clock, log or environment", pure()));
        laws.add(law("no randomness but by seed", seeded()));
        laws.add(law("no Math method whose bits may differ", exactMath()));
        laws.add(law("no shared mutable state", noMutableStatics()));
        laws.add(law("no vague class names", noVagueClasses()));
        laws.add(law("no vague package names", noVaguePackages()));
        return laws;
    }

    private static Law law(String name, ArchRule rule) {
        return new Law(name, rule.as(name).allowEmptyShould(true));
    }

    private ArchRule arrow(String user) {
        var mayUse = Stream.concat(Stream.of(user), ARROWS.getOrDefault(user, List.of()).stream())
                .map(this::under)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(under(user))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(mayUse)));
    }

    private ArchRule noStrangers() {
        return classes()
                .should()
                .resideInAnyPackage(ARROWS.keySet().stream().map(this::under).toArray(String[]::new));
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private ArchRule vectorApiInLanesOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".numerics.lanes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..");
    }

    private ArchRule pure() {
        var outside = resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "java.sql..",
                        "java.time..",
                        "java.util.logging..",
                        "javax..",
                        "org.slf4j..",
                        "org.apache.logging..")
                .or(named(
                        Runtime.class, Process.class, ProcessBuilder.class, ProcessHandle.class, java.util.Timer.class))
                .or(describe(
                        "java.util.Date or Calendar",
                        type -> type.getName().equals("java.util.Date")
                                || type.getName().equals("java.util.Calendar")));
        return noClasses()
                .should()
                .dependOnClassesThat(outside)
                .orShould()
                .accessTargetWhere(access(
                        "System but for arraycopy",
                        (owner, name) -> owner.equals("java.lang.System") && !name.equals("arraycopy")))
                .orShould()
                .accessTargetWhere(access("the environment", (owner, name) -> AMBIENT.contains(owner + "." + name)));
    }

    private ArchRule seeded() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.random..")
                        .or(named(
                                java.util.Random.class,
                                java.util.SplittableRandom.class,
                                java.util.concurrent.ThreadLocalRandom.class,
                                java.security.SecureRandom.class)))
                .orShould()
                .accessTargetWhere(access("chance", (owner, name) -> UNSEEDED.contains(owner + "." + name)));
    }

    private ArchRule exactMath() {
        return noClasses()
                .should()
                .accessTargetWhere(access(
                        "a Math method whose bits may differ between machines",
                        (owner, name) -> owner.equals("java.lang.Math")
                                && !EXACT.contains(name)
                                && !name.equals("PI")
                                && !name.equals("E")
                                && !name.equals("TAU")));
    }

    private ArchRule noMutableStatics() {
        return fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(new ArchCondition<>("be final, immutable, and private if an array or a collection") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        fault(field)
                                .ifPresent(fault -> events.add(SimpleConditionEvent.violated(
                                        field, field.getFullName() + " is static and " + fault)));
                    }
                });
    }

    private static java.util.Optional<String> fault(JavaField field) {
        var type = field.getRawType();
        boolean hidden = field.getModifiers().contains(JavaModifier.PRIVATE);
        boolean container = type.isArray() || type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return java.util.Optional.of("not final");
        }
        if (container && !hidden) {
            return java.util.Optional.of("a container that others can change");
        }
        boolean changes = type.getPackageName().startsWith("java.util.concurrent")
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(java.nio.Buffer.class)
                || type.isAssignableTo(java.util.BitSet.class)
                || type.getName().equals("java.lang.StringBuilder")
                || type.getName().equals("java.lang.StringBuffer");
        return changes ? java.util.Optional.of("made to change") : java.util.Optional.empty();
    }

    private ArchRule noVagueClasses() {
        return classes().should().haveNameNotMatching(VAGUE_CLASS);
    }

    private ArchRule noVaguePackages() {
        return noClasses().should().resideInAnyPackage(VAGUE_PACKAGES);
    }

    private static final String VAGUE_CLASS =
            ".*(Util|Utils|Utility|Utilities|Helper|Helpers|Manager|Processor|Impl|Factory|Common|Misc)(\\$.*)?";

    private static final String[] VAGUE_PACKAGES = {
        "..util..",
        "..utils..",
        "..helper..",
        "..helpers..",
        "..common..",
        "..impl..",
        "..misc..",
        "..factory..",
        "..manager.."
    };

    private String under(String name) {
        return root + "." + name + "..";
    }

    private static DescribedPredicate<JavaClass> named(Class<?>... types) {
        var names = Stream.of(types).map(Class::getName).toList();
        return describe("one of " + names, type -> names.contains(type.getName()));
    }

    private interface Target {
        boolean matches(String owner, String name);
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, Target target) {
        return describe(what, access -> target.matches(access.getTargetOwner().getName(), access.getName()));
    }
}
