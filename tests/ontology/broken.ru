# For every rule of the shapes, the smallest change of night-library.ttl that breaks it. "## " names the rule.

## NamedByIRI
INSERT DATA { _:fair a cp:Event ; skos:prefLabel "the book fair"@en , "書展"@zh-Hant }

## Map-title
DELETE WHERE { data:map dcterms:title ?title }
## Map-description
INSERT DATA { data:map dcterms:description "Said twice."@en }
## Map-language
INSERT DATA { data:map dcterms:language "English" }
## Map-license
DELETE WHERE { data:map dcterms:license ?licence }
## Map-version
DELETE { data:map owl:versionInfo ?old } INSERT { data:map owl:versionInfo "1.0" } WHERE { data:map owl:versionInfo ?old }
## Map-thesis
INSERT DATA { data:map cp:thesis element:worth }
## Map-subject
DELETE WHERE { data:map dcterms:subject ?topic }
## Map-source
INSERT DATA { data:map dcterms:source actor:library }
## InOneMap-map
DELETE WHERE { element:worth dcterms:isPartOf ?map }
## ListMember-list
INSERT DATA { list:woes a cp:List . element:noise cp:inList list:woes }
## ListMember-position
DELETE WHERE { element:empty cp:position ?position }
## ListOrder-query
DELETE { element:empty cp:position ?old } INSERT { element:empty cp:position "6"^^xsd:positiveInteger } WHERE { element:empty cp:position ?old }
## TourStep-about
INSERT DATA { tour:1 cp:about actor:library }
## TourStep-position
DELETE WHERE { tour:3 cp:position ?position }
## TourOrder-query
DELETE { tour:3 cp:position ?old } INSERT { tour:3 cp:position "5"^^xsd:positiveInteger } WHERE { tour:3 cp:position ?old }
## Discrepancy-about
DELETE WHERE { discrepancy:opening-year cp:about ?thing }

## Text-text
INSERT DATA { element:noise cp:text "Too loud."@en }
## TextInEveryLanguage-query
DELETE { element:noise cp:text ?text } WHERE { element:noise cp:text ?text . FILTER(LANG(?text) = "en") }
## Element-name
INSERT DATA { element:noise skos:prefLabel "Noise"@en }
## Element-subject
INSERT DATA { element:noise dcterms:subject actor:library }
## Element-side
INSERT DATA { element:noise cp:side cps:pro }
## Element-claimType
INSERT DATA { element:worth cp:claimType cps:pro }
## Element-baseScore
INSERT DATA { element:noise cp:baseScore 1.5 }
## Element-importance
INSERT DATA { element:empty cp:importance "-1"^^xsd:decimal }
## Element-cost
INSERT DATA { element:stewards cp:cost "dear" }
## Element-criticizes
INSERT DATA { element:noise cp:criticizes element:empty }
## Element-references
INSERT DATA { element:noise dcterms:references element:empty }
## Element-helps
INSERT DATA { element:marks cp:helps topic:money }
## Element-harms
INSERT DATA { element:noise cp:harms topic:money }
## Element-carriedOutBy
INSERT DATA { element:stewards cp:carriedOutBy topic:money }
## Element-implementedBy
INSERT DATA { element:stewards cp:implementedBy actor:library }
## OnlyClaimsCriticize
INSERT DATA { element:stewards cp:criticizes actor:library }
## Statistic-value
DELETE WHERE { element:visits cp:value ?value }
## Statistic-upperValue
INSERT DATA { element:visits cp:upperValue "forty" }
## Statistic-unit
DELETE WHERE { element:visits cp:unit ?unit }
## Statistic-population
INSERT DATA { element:visits cp:population "readers"@en }
## StatisticScope-begin
DELETE WHERE { element:visits cp:begin ?begin }
## StatisticScope-place
DELETE WHERE { element:visits dcterms:spatial ?place }
## Credit
INSERT DATA { element:noise cp:credit actor:union }
## Credit-actor
INSERT DATA { element:visits cp:credit place:town }
## Name-label
DELETE WHERE { actor:forum skos:prefLabel ?name }
## Instrument-carriedOutBy
INSERT DATA { instrument:county-grant cp:carriedOutBy place:town }
## Place
INSERT DATA { element:visits dcterms:spatial actor:library }
## Period-begin
INSERT DATA { element:visits cp:begin "2022"^^xsd:gYear }
## Period-end
DELETE { element:visits cp:end ?old } INSERT { element:visits cp:end "in winter" } WHERE { element:visits cp:end ?old }
## Period-order
DELETE { element:visits cp:end ?old } INSERT { element:visits cp:end "2023-08"^^xsd:gYearMonth } WHERE { element:visits cp:end ?old }

## Relation-kind
INSERT DATA { relation:calm.rebuts.noise cp:kind cp:about }
## Relation-source
DELETE WHERE { relation:calm.rebuts.noise cp:source ?source }
## Relation-target
INSERT DATA { relation:calm.rebuts.noise cp:target element:empty }
## Relation-basis
DELETE WHERE { relation:calm.rebuts.noise cp:basis ?basis }
## Relation-scheme
INSERT DATA { relation:calm.rebuts.noise cp:scheme actor:library }
## Relation-coverage
INSERT DATA { relation:stewards.answers.noise cp:coverage cps:partial }
## Relation-linked
INSERT DATA { relation:calm.rebuts.noise cp:linked "yes" }
## Relation-strength
INSERT DATA { relation:calm.rebuts.noise cp:strength 2.0 }
## Relation-confidence
INSERT DATA { relation:calm.rebuts.noise cp:confidence "-0.1"^^xsd:decimal }
## Relation-note
INSERT DATA { relation:calm.rebuts.noise skos:note "One."@en , "Two."@en }
## NotItsOwnTarget-source
INSERT DATA { relation:calm.rebuts.noise cp:source element:noise ; cp:linked false }
## NoCircle-query
DELETE { relation:visits-step cp:target ?old } INSERT { relation:visits-step cp:target relation:exams.undercuts.visits-step } WHERE { relation:visits-step cp:target ?old }
## LinkedStated
INSERT DATA { relation:calm.rebuts.noise cp:source element:worth }
## BasisAnchored
DELETE WHERE { relation:calm.rebuts.noise cp:anchor ?passage }
## UndercutsAStep
DELETE { relation:exams.undercuts.visits-step cp:target ?old } INSERT { relation:exams.undercuts.visits-step cp:target element:crowded } WHERE { relation:exams.undercuts.visits-step cp:target ?old }
## AimsAtAnElement
DELETE { relation:calm.rebuts.noise cp:target ?old } INSERT { relation:calm.rebuts.noise cp:target relation:visits-step } WHERE { relation:calm.rebuts.noise cp:target ?old }
## UnderminesAPremise
DELETE { relation:calm.rebuts.noise cp:kind ?old } INSERT { relation:calm.rebuts.noise cp:kind cp:undermines } WHERE { relation:calm.rebuts.noise cp:kind ?old }
## AnswerEnds
DELETE { relation:stewards.answers.noise cp:source ?old } INSERT { relation:stewards.answers.noise cp:source element:calm } WHERE { relation:stewards.answers.noise cp:source ?old }
## AnswersHaveCoverage
INSERT DATA { relation:calm.rebuts.noise cp:coverage cps:direct }
## RestatesItsLike
DELETE { relation:worth.restates.midnight cp:source ?old } INSERT { relation:worth.restates.midnight cp:source element:stewards } WHERE { relation:worth.restates.midnight cp:source ?old }
## EdgeHasRecord-query
INSERT DATA { element:calm cp:supports element:midnight }
## CriticismEarned
INSERT DATA { element:worth a cp:Criticism }
## CounterclaimEarned-attacks
INSERT DATA { element:worth a cp:Counterclaim }

## Stance-about
DELETE WHERE { stance:worth.study-team.asserts cp:about ?element }
## Stance-holder
DELETE WHERE { stance:worth.study-team.asserts cp:holder ?actor }
## Stance-reporter
INSERT DATA { stance:worth.study-team.asserts cp:reporter actor:study-team }
## Stance-attitude
INSERT DATA { stance:worth.study-team.asserts cp:attitude cps:doubts }
## Stance-modality
INSERT DATA { stance:worth.study-team.asserts cp:modality cps:possible }
## Stance-hedge
INSERT DATA { stance:worth.study-team.asserts cp:hedge cps:possible }
## Stance-force
INSERT DATA { stance:worth.study-team.asserts cp:force cps:explicit }
## Stance-confidence
INSERT DATA { stance:worth.study-team.asserts cp:confidence 7.0 }
## Stance-position
INSERT DATA { stance:worth.study-team.asserts cp:position "2"^^xsd:positiveInteger }
## ClaimIsHeld
DELETE WHERE { stance:worth.study-team.asserts cp:about ?element }

## Anchored
DELETE WHERE { element:worth cp:anchor ?passage }
## Anchor
INSERT DATA { element:worth cp:anchor section:study.4 }
## Document-digest
DELETE WHERE { document:study cp:digest ?digest }
## Document-sectionOrder
DELETE { section:study.4 cp:position ?old } INSERT { section:study.4 cp:position "3"^^xsd:positiveInteger } WHERE { section:study.4 cp:position ?old }
## Document-overlap
INSERT { ?passage cp:hasSpan ?whole } WHERE { section:study.2 cp:hasSpan ?whole . element:noise cp:anchor ?passage }
## Section-document
DELETE WHERE { section:study.4 dcterms:isPartOf ?document }
## Section-notation
DELETE WHERE { section:study.4 skos:notation ?notation }
## Section-position
DELETE WHERE { section:study.4 cp:position ?position }
## Section-title
INSERT DATA { section:study.4 skos:prefLabel "Steps"@en }
## Passage-span
DELETE { ?passage cp:hasSpan ?span } WHERE { element:worth cp:anchor ?passage . ?passage cp:hasSpan ?span }
## Passage-section
INSERT { ?passage dcterms:isPartOf section:study.1 } WHERE { element:worth cp:anchor ?passage }
## Passage-paragraph
INSERT { ?passage cp:paragraph "9"^^xsd:positiveInteger } WHERE { element:worth cp:anchor ?passage }
## Passage-sentence
INSERT { ?passage cp:sentence "9"^^xsd:positiveInteger } WHERE { element:worth cp:anchor ?passage }
## Passage-document
INSERT { ?span oa:hasSource document:other } WHERE { element:worth cp:anchor ?passage . ?passage cp:hasSpan ?span }
## Span-document
DELETE { ?span oa:hasSource ?document } WHERE { element:worth cp:anchor ?passage . ?passage cp:hasSpan ?span . ?span oa:hasSource ?document }
## Span-selector
DELETE { ?span oa:hasSelector ?selector } WHERE { element:worth cp:anchor ?passage . ?passage cp:hasSpan ?span . ?span oa:hasSelector ?selector }
## Span-digest
INSERT { ?span cp:digest "ABC" } WHERE { element:worth cp:anchor ?passage . ?passage cp:hasSpan ?span }
## Selector-start
DELETE { ?at oa:end ?end } INSERT { ?at oa:end ?start } WHERE { element:worth cp:anchor/cp:hasSpan/oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }
## Selector-end
DELETE { ?at oa:end ?end } WHERE { element:worth cp:anchor/cp:hasSpan/oa:hasSelector ?at . ?at oa:end ?end }
## NoQuotation-exact
INSERT DATA { selector:study.8-25 oa:exact "word for word" }
## NoQuotation-prefix
INSERT DATA { selector:study.8-25 oa:prefix "what stands before" }
## NoQuotation-suffix
INSERT DATA { selector:study.8-25 oa:suffix "what stands behind" }

## Run-used
DELETE WHERE { run:demo prov:used ?thing }
## Parameter-name
DELETE WHERE { run:demo.damping dcterms:identifier ?name }
## Parameter-value
DELETE WHERE { run:demo.damping cp:value ?value }
## Result
INSERT DATA { result:demo.midnight.grounded cp:value 0.5 }
## Result-about
DELETE WHERE { result:demo.midnight.grounded cp:about ?thing }
## Result-method
DELETE WHERE { result:demo.midnight.grounded cp:method ?method }
## Result-run
DELETE WHERE { result:demo.midnight.grounded prov:wasGeneratedBy ?run }
## Result-label
INSERT DATA { result:demo.midnight.grounded cp:label cps:pro }
## Result-value
DELETE { result:demo.midnight.page-rank cp:value ?old } INSERT { result:demo.midnight.page-rank cp:value "much" } WHERE { result:demo.midnight.page-rank cp:value ?old }
## Result-basis
INSERT DATA { result:demo.midnight.page-rank cp:basis cps:pro }
## Result-contributor
INSERT DATA { result:demo.midnight.page-rank cp:contributor actor:library }
## ResultSaysWhatItCounted
DELETE WHERE { result:demo.map.unanswered-index.explicit cp:basis ?basis }
