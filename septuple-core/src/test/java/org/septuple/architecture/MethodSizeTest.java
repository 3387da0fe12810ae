package org.septuple.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// HotSpot never compiles a method of more than 8000 bytecodes (its `HugeMethodLimit`): a kernel that grew
/// past it would be interpreted, some fifty times slower, without a word.
class MethodSizeTest {

    private static final int HUGE_METHOD_LIMIT = 8000;

    @Test
    void noMethodIsTooLargeToBeCompiled() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            var classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classes).isNotEmpty();
            assertThat(classes)
                    .allSatisfy(file ->
                            assertThat(tooLarge(ClassFile.of().parse(file))).isEmpty());
        }
    }

    @Test
    void theLimitIsSharp() {
        assertThat(tooLarge(methodOf(HUGE_METHOD_LIMIT))).isEmpty();
        assertThat(tooLarge(methodOf(HUGE_METHOD_LIMIT + 1))).containsExactly("Large.run: 8001 bytecodes");
    }

    private static List<String> tooLarge(ClassModel type) {
        return type.methods().stream()
                .flatMap(method -> method.findAttribute(Attributes.code()).stream()
                        .filter(code -> code.codeLength() > HUGE_METHOD_LIMIT)
                        .map(code -> "%s.%s: %d bytecodes"
                                .formatted(
                                        type.thisClass().asInternalName(),
                                        method.methodName().stringValue(),
                                        code.codeLength())))
                .toList();
    }

    private static ClassModel methodOf(int bytecodes) {
        return ClassFile.of()
                .parse(ClassFile.of()
                        .build(
                                ClassDesc.of("Large"),
                                large -> large.withMethodBody(
                                        "run",
                                        ConstantDescs.MTD_void,
                                        ClassFile.ACC_STATIC,
                                        code -> fill(code, bytecodes))));
    }

    private static void fill(CodeBuilder code, int bytecodes) {
        for (int i = 1; i < bytecodes; i++) {
            code.nop();
        }
        code.return_();
    }
}
