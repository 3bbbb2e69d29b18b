# The four commands of the house. `make test` is what CI runs; it needs a JDK, Maven and Node and fetches the rest by itself.
SHELL := /bin/bash
MVN := mvn -q -B

.PHONY: demo test bench dist gallery format check-format build

demo:
	./loupe demo

test:
	@tools/test

bench:
	@tools/bench

dist:
	@tools/dist

# The gallery of figures as one page.
gallery:
	@tools/gallery

build:
	@mkdir -p target && touch target/building
	$(MVN) -DskipTests package
	@./loupe --built

target/java-files: FORCE
	@mkdir -p target && git ls-files --cached --others --exclude-standard '*.java' | sed "s|^|$(CURDIR)/|" > $@
FORCE:

format: target/java-files
	@$(MVN) -f tools/format/pom.xml verify

check-format: target/java-files
	@$(MVN) -f tools/format/pom.xml verify -Dmode=--dry-run -Dstrict=--set-exit-if-changed >target/format.log 2>&1 \
	  || { grep '\.java$$' target/format.log; echo "These Java files are not formatted; run: make format"; exit 1; }
