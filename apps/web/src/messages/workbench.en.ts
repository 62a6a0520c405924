import type { workbenchZh } from './workbench.zh';

export const workbenchEn: typeof workbenchZh = {
  title: 'Workbench of procedures',
  parts: {
    design: 'Design',
    import: 'Read a file',
    library: 'Library of texts',
    coverage: 'Texts and procedures',
    standards: 'Standards',
    daysOff: 'Days off',
    options: 'Optional procedures',
    publishing: 'Publishing',
    running: 'Running cases',
    statistics: 'Statistics',
    practice: 'Practice',
  },
  practice: {
    title: 'Practice',
    intro:
      'New colleagues first do it once in a house to practise in: the procedures are the same, people and organisations are invented, and mistakes cost nothing. It is installed apart and has no connection with this one.',
    introHere:
      'This is a house to practise in: people and organisations are invented, nothing has effect, and no message goes out.',
    stepsTitle: 'How to get one',
    steps: {
      install: {
        what: 'Ask whoever runs the system for another installation',
        how: 'On another machine, or with another data folder or database; one’s own computer will do as well. How, say the instructions for installing, under “A house to practise in”.',
      },
      password: {
        what: 'For several colleagues: set a password before the first start',
        how: 'Any password of at least 8 characters; the same instructions say where it goes. Everybody who practises signs in with it; accounts are chosen on the sign-in page.',
      },
      bring: {
        what: 'Bring the procedures over',
        how: 'Export a procedure as a file under “Design” here, read it under “Read a file” there, keep it as a draft, and publish it as usual.',
      },
      again: { what: 'Begin again', how: 'Stop it, delete its data folder or volumes, and start it.' },
    },
    hereTitle: 'How to practise here',
    here: {
      account: {
        what: 'Choose an account to sign in',
        how: 'The sign-in page lists all invented people. One person may sign in as several, one after the other, and take a matter from its filing to its end.',
      },
      own: {
        what: 'Use your own procedures',
        how: 'Export a procedure as a file under “Design” of the real system, read it here, keep it as a draft, and publish it.',
      },
      publish: { what: 'Practise publishing', how: 'Two accounts hand in and confirm, as in the real system.' },
    },
    toDesign: 'To “Design”, where procedures are exported',
    toImport: 'To “Read a file”',
    holdsTitle: 'What keeps the two apart',
    holds: {
      seen: 'Every page has a violet band, and each printed page or paper says that it is practice. Exported workbooks carry no such mark.',
      silent:
        'No text message, mail or work message goes out, and no other system is told; messages are seen on the pages here alone.',
      stays: 'A system with data of its own never becomes one to practise in, nor the other way round.',
    },
  },
  jurisdictions: { CN: 'National', 'CN-CQ': 'Chongqing', 'CN-TJ': 'Tianjin', 'CN-NX': 'Ningxia', 'CN-QH': 'Qinghai' },
  simulate: 'Walk through',
  simulateOne: 'Walk through “{title}”',
  file: 'Export as a file',
  bpmn: 'Export as BPMN',
  importing: {
    title: 'Read a procedure file',
    intro:
      'Choose a file that was exported elsewhere. It is read and checked here and changes nothing in use; where one thing cannot be read, nothing of the file is taken.',
    choose: 'Choose a file',
    reading: 'Reading and checking…',
    unreadable: 'This file cannot be taken',
    unreadableHint: '{n} {n|thing|things} in it {n|is|are} wrong; nothing was taken.',
    clean: 'It can be taken; nothing was found',
    found: 'It can be read; {n} {n|thing|things} {n|stands|stand} in the way of publishing',
    new: 'There is no such procedure here yet.',
    current: 'Version {current} is in use here; the file has version {version}.',
    play: 'Walk through it',
    keep: 'Keep as a draft',
    keepHint: 'A draft can be changed and walked through under Design, then handed in.',
    watch: 'Watch this way',
    severity: { error: 'to be mended', warning: 'please note', note: 'for information' },
    place: 'Where: {place}',
    whole: 'the whole file',
    another: 'Another file',
    tooBig: 'The file is too big: more than 400,000 characters.',
  },
  coverage: {
    title: 'Texts and procedures',
    intro:
      'Every sentence of every text: which step of which procedure carries it, and why the others have none. Counted from the procedures in use.',
    text: 'Text',
    show: 'Show',
    all: 'All clauses',
    carried: 'With a procedure',
    open: 'Still to be arranged',
    none: 'Principles and encouragement',
    counts:
      '{all} {all|sentence|sentences}: {carried} with a procedure, {open} still to be arranged, {none} principles and encouragement',
    sentence: 'Sentence {n}',
    whole: 'the whole procedure',
    principle: 'Principle or encouragement, part of the yearly plan and appraisal; there is nothing to carry out by itself.',
    empty: 'No such clause',
    emptyHint: 'Choose another view.',
  },
};
